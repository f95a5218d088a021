package io.github.fragmill.benchmarks;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.protect.SubsampleMap;
import io.github.fragmill.crypto.AesEngine;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Finds what may be encrypted in the hundred frames of a segment of four seconds, by reading their
 * slice headers, and makes subsamples of it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SubsampleMapBenchmark {

  /** The codec's part. */
  @Benchmark
  public int findRanges(Segment segment) throws FragmillException {
    return segment.frames.findRanges();
  }

  /** The codec's part and the scheme's. */
  @Benchmark
  public SubsampleMap map(Segment segment, Scheme scheme) throws FragmillException {
    return segment.frames.map(scheme.tracks.encryption(), scheme.tracks.video());
  }

  /** A segment in memory. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls setUp
  public static class Segment {

    private FrameBatch frames;

    @Setup
    public void setUp() throws IOException {
      frames = FrameBatch.ofSeconds(4);
    }
  }

  /** How it is encrypted. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls setUp
  public static class Scheme {

    @Param({Protections.CBCS, Protections.CENC})
    String scheme;

    private SampleTracks tracks;

    @Setup
    public void setUp() throws FragmillException {
      tracks = SampleTracks.protectedBy(Protections.of(scheme, AesEngine.bouncyCastle()));
    }
  }
}
