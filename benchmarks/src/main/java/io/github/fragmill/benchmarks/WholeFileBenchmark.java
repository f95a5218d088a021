package io.github.fragmill.benchmarks;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.SegmentIndex;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Packages a file of 100 MB, video and audio, from the first look at it to the manifest. Threads
 * are as many as there are processors, which is the library's default.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5)
@Measurement(iterations = 15)
public class WholeFileBenchmark {

  private static final PackagingEngine ENGINE = PackagingEngine.create();

  /** One indexed file for each rendition. */
  @Benchmark
  public PackagingResult onDemandToDirectory(File file) throws FragmillException {
    return file.packageTo(Output.directory(file.output), DashManifest.onDemand());
  }

  /** The same with HLS playlists beside the DASH manifest. */
  @Benchmark
  public PackagingResult onDemandWithHlsToDirectory(File file) throws FragmillException {
    return file.packageTo(Output.directory(file.output), DashManifest.onDemand(), HlsManifest.of());
  }

  /** One file for each segment. */
  @Benchmark
  public PackagingResult segmentFilesToDirectory(File file) throws FragmillException {
    return file.packageTo(Output.directory(file.output), DashManifest.segmentTemplate());
  }

  /** No disk but the source's: reading, encrypting and boxes. */
  @Benchmark
  public PackagingResult onDemandDiscarded(File file) throws FragmillException {
    return file.packageTo(DiscardingOutput.positioned(), DashManifest.onDemand());
  }

  /** The same for an output that cannot go back, which costs a second look at the media. */
  @Benchmark
  public PackagingResult onDemandStreamedAndDiscarded(File file) throws FragmillException {
    return file.packageTo(DiscardingOutput.streamed(), DashManifest.onDemand());
  }

  /** The sizes of all segments, without writing them: beside the plan that it is made of. */
  @Benchmark
  public SegmentIndex index(File file) throws FragmillException {
    return ENGINE.index(file.packager(DashManifest.onDemand()).plan());
  }

  /** The file and the directory it is packaged to, which is deleted after each run. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls setUp
  public static class File {

    @Param({Protections.CLEAR, Protections.CBCS, Protections.CENC})
    String protection;

    private TemporaryMovie movie;
    private Path output;

    @Setup
    public void setUp() throws IOException {
      movie = TemporaryMovie.ofSeconds(98);
      output = movie.resolve("output");
    }

    @TearDown(Level.Invocation)
    public void deleteOutput() throws IOException {
      DirectoryTree.delete(output);
    }

    @TearDown
    public void tearDown() throws IOException {
      movie.delete();
    }

    PackagingResult packageTo(Output target, ManifestWriter manifest, ManifestWriter... more)
        throws FragmillException {
      return packager(manifest, more).packageTo(target);
    }

    Packager packager(ManifestWriter manifest, ManifestWriter... more) {
      return Protections.apply(Packager.of(movie.source()).manifest(manifest, more), protection);
    }
  }
}
