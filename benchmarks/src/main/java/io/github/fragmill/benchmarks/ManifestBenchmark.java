package io.github.fragmill.benchmarks;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import java.util.List;
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
 * Writes the manifest of two or ten hours in five video renditions and one of audio, 1,800 or 9,000
 * segments each. Their sizes are known, as they are at the end of a run. HLS is a multivariant
 * playlist, six media playlists, and five of I-frames.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ManifestBenchmark {

  /** From the presentation to bytes. */
  @Benchmark
  public List<ManifestFile> write(Fixture fixture) throws FragmillException {
    return fixture.manifest.write(fixture.presentation);
  }

  /** The presentation. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls setUp
  public static class Fixture {

    private static final int SECONDS_PER_HOUR = 3600;

    @Param({"onDemand", "segmentTemplate", "hls"})
    String profile;

    @Param({"2", "10"})
    int hours;

    private ManifestWriter manifest;
    private Presentation presentation;

    @Setup
    public void setUp() throws FragmillException {
      manifest =
          switch (profile) {
            case "onDemand" -> DashManifest.onDemand();
            case "segmentTemplate" -> DashManifest.segmentTemplate();
            case "hls" -> HlsManifest.of();
            default ->
                throw new IllegalArgumentException(
                    "profile: expected onDemand, segmentTemplate or hls, found " + profile);
          };
      presentation = LadderPresentation.of(hours * SECONDS_PER_HOUR, manifest);
    }
  }
}
