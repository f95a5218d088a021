package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.dash.DashManifest;
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
 * Everything of a clear segment but its media: look the samples up, borrow a buffer, build {@code
 * styp} and {@code moof}. Reads and writes of media return at once and copy nothing. A segment has
 * 100 frames, or 187 to 189 frames of audio.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FragmentBenchmark {

  /** One segment after the other, round and round. */
  @Benchmark
  public long write(Fixture fixture) throws FragmillException {
    int segment = fixture.next++ % fixture.segments;
    return fixture.engine.write(fixture.plan.segment(fixture.track, segment), fixture.channel);
  }

  /** Two hours, so that looking samples up costs what it does in a movie. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls setUp
  public static class Fixture {

    private static final int SECONDS = 2 * 3600;

    @Param({"video-1080", "audio"})
    String track;

    private final DiscardingChannel channel = new DiscardingChannel();
    private final PackagingEngine engine = PackagingEngine.create();
    private PackagingPlan plan;
    private int segments;
    private int next;

    @Setup
    public void setUp() throws FragmillException {
      plan =
          Packager.of(SyntheticMovie.ofSeconds(SECONDS).boxesOnly())
              .manifest(DashManifest.segmentTemplate())
              .plan();
      segments = plan.rendition(track).segmentCount();
    }
  }
}
