package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Movie;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.source.Source;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads a movie box: from tables, 1.7 MB for each hour, to arrays. The box is in memory, so that no
 * disk is measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MovieReadBenchmark {

  /** Boxes, tables and codec configurations of video and audio. */
  @Benchmark
  public Movie read(Fixture fixture) throws FragmillException {
    return Movie.read(fixture.source);
  }

  /** The movie. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls setUp
  public static class Fixture {

    @Param({"2", "10"})
    int hours;

    private Source source;

    @Setup
    public void setUp() {
      source = SyntheticMovie.ofSeconds(hours * 3600).boxesOnly();
    }
  }
}
