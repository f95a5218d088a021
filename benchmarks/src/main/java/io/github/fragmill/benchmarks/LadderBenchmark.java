package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.dash.DashManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Opens and plans a presentation of two hours: five files with video of 0.6 to 8 Mbit/s, one of
 * them with audio. The files are real, and mostly holes; their movie boxes lie in the page cache.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LadderBenchmark {

  private static final int SECONDS = 2 * 3600;

  /** From nothing to a plan, protection included. */
  @Benchmark
  public PackagingPlan plan(Rungs files) throws FragmillException {
    return Packager.of(files.first, files.others)
        .protect(Protections.of(Protections.CBCS, AesEngine.bouncyCastle()))
        .manifest(DashManifest.segmentTemplate())
        .plan();
  }

  /** The files. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls setUp
  public static class Rungs {

    private Path directory;
    private Source first;
    private Source[] others;

    @Setup
    public void setUp() throws IOException {
      directory = Files.createTempDirectory("fragmill-benchmark");
      first = write(Ladder.first(SECONDS));
      List<Source> written = new ArrayList<>();
      for (SyntheticMovie movie : Ladder.others(SECONDS)) {
        written.add(write(movie));
      }
      others = written.toArray(Source[]::new);
    }

    private Source write(SyntheticMovie movie) throws IOException {
      Path file = Files.createTempFile(directory, "rendition", ".mp4");
      return movie.writeBoxesTo(file);
    }

    @TearDown
    public void tearDown() throws IOException {
      DirectoryTree.delete(directory);
    }
  }
}
