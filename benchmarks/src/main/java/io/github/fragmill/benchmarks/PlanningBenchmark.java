package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Movie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.segment.SegmentPlan;
import io.github.fragmill.core.segment.SegmentPlanner;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.dash.DashManifest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Plans a movie of ten hours: 900,000 pictures, 1,687,500 frames of sound, 9,000 segments of each.
 * The movie is in memory, so that no disk is measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PlanningBenchmark {

  /** Cuts tables that are read already: arithmetic only. */
  @Benchmark
  public List<SegmentPlan> cutTracks(TenHours movie) {
    return SegmentPlanner.plan(movie.read.tracks(), Duration.ofSeconds(4));
  }

  /** Reads the movie box: from 17 MB of tables to arrays. */
  @Benchmark
  public Movie readMovie(TenHours movie) throws FragmillException {
    return Movie.read(movie.source);
  }

  /** What an application waits for before the first segment: reads, cuts and protects. */
  @Benchmark
  public PackagingPlan plan(TenHours movie) throws FragmillException {
    return movie.packager.plan();
  }

  /** The movie. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls setUp
  public static class TenHours {

    private Source source;
    private Movie read;
    private Packager packager;

    @Setup
    public void setUp() throws FragmillException {
      source = new SyntheticMovie(/* seconds= */ 36_000).sparse();
      read = Movie.read(source);
      packager =
          Packager.of(source)
              .protect(Protections.of(Protections.CBCS, AesEngine.bouncyCastle()))
              .manifest(DashManifest.live());
    }
  }
}
