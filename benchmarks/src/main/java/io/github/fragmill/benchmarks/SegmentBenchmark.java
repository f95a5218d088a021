package io.github.fragmill.benchmarks;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.dash.DashManifest;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One segment just in time: four seconds of 8 Mbit/s video, about 4 MB, from a plan that is made
 * already. The file lies in the page cache, and what is written is thrown away, so this is the
 * library's own share of a request. Sampled, it is the time of a request as percentiles; as
 * throughput, two threads against one show what threads stand in each other's way.
 */
@BenchmarkMode({Mode.SampleTime, Mode.Throughput})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SegmentBenchmark {

  /** A server with one request at a time. */
  @Benchmark
  @Threads(1)
  public long oneThread(Plan plan, Viewer viewer) throws FragmillException {
    return viewer.watchNext(plan);
  }

  /** Two requests at a time, which share the plan. */
  @Benchmark
  @Threads(2)
  public long twoThreads(Plan plan, Viewer viewer) throws FragmillException {
    return viewer.watchNext(plan);
  }

  /** The plan that all requests share. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls setUp
  public static class Plan {

    @Param({Protections.CLEAR, Protections.CBCS, Protections.CENC})
    String protection;

    private TemporaryMovie movie;
    private final PackagingEngine engine = PackagingEngine.create();
    private PackagingPlan plan;
    private int segments;

    @Setup
    public void setUp() throws FragmillException, IOException {
      movie = TemporaryMovie.ofSeconds(40);
      Packager packager = Packager.of(movie.source()).manifest(DashManifest.segmentTemplate());
      plan = Protections.apply(packager, protection).plan();
      segments = plan.rendition("video-1080").segmentCount();
    }

    @TearDown
    public void tearDown() throws IOException {
      movie.delete();
    }
  }

  /** Asks for one segment after the other, round and round. */
  @State(Scope.Thread)
  public static class Viewer {

    private final DiscardingChannel channel = new DiscardingChannel();
    private int requests;

    long watchNext(Plan shared) throws FragmillException {
      int segment = requests++ % shared.segments;
      return shared.engine.write(shared.plan.segment("video-1080", segment), channel);
    }
  }
}
