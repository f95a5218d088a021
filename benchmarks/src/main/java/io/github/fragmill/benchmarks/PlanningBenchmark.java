package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Movie;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.segment.SegmentPlanner;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.segment.SegmentBoundaries;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.dash.DashManifest;
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
 * Plans a movie. In ten hours are 900,000 frames, 1,687,500 frames of audio, and 9,000 segments of
 * each. The movie's boxes are in memory, so that no disk is measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PlanningBenchmark {

  /** Finds segment boundaries in tables that are read already: arithmetic only. */
  @Benchmark
  public List<SegmentBoundaries> planSegments(Fixture fixture) {
    return SegmentPlanner.plan(fixture.tracks, Packager.DEFAULT_SEGMENT_DURATION);
  }

  /**
   * What an application waits for before the first segment: reads, finds segment boundaries and
   * protects.
   */
  @Benchmark
  public PackagingPlan plan(Fixture fixture) throws FragmillException {
    return fixture.packager.plan();
  }

  /** The movie. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls setUp
  public static class Fixture {

    @Param({"2", "10"})
    int hours;

    private List<Track> tracks;
    private Packager packager;

    @Setup
    public void setUp() throws FragmillException {
      Source source = SyntheticMovie.ofSeconds(hours * 3600).boxesOnly();
      tracks = Movie.read(source).tracks();
      packager =
          Packager.of(source)
              .protect(Protections.of(Protections.CBCS, AesEngine.bouncyCastle()))
              .manifest(DashManifest.segmentTemplate());
    }
  }
}
