package io.github.fragmill.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Encrypts the samples of one segment in place in a direct buffer. An operation includes what each
 * segment costs once: a new encryptor and the key schedule.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SampleEncryptionBenchmark {

  private static final int CLEAR_BYTES_OF_VIDEO = 12;

  /** A hundred frames of 30 kB, each one slice: one subsample, of which the header is clear. */
  @Benchmark
  public void video(Settings settings, Volume volume) {
    volume.bytes += settings.video.encrypt();
  }

  /** The 188 frames of four seconds of audio, 400 bytes each, encrypted whole. */
  @Benchmark
  public void audio(Settings settings, Volume volume) {
    volume.bytes += settings.audio.encrypt();
  }

  /** What is combined. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setUp
  public static class Settings {

    @Param({Protections.CBCS, Protections.CENC})
    String scheme;

    @Param({"bouncyCastle", "jdk"})
    String engine;

    private SampleBatch video;
    private SampleBatch audio;

    @Setup
    public void setUp() throws Exception {
      SampleTracks tracks = SampleTracks.protectedBy(Protections.of(scheme, Engines.parse(engine)));
      video =
          new SampleBatch(
              tracks.encryption(),
              tracks.video(),
              /* samples= */ 100,
              /* sampleBytes= */ 30_000,
              CLEAR_BYTES_OF_VIDEO);
      audio =
          new SampleBatch(
              tracks.encryption(),
              tracks.audio(),
              /* samples= */ 188,
              /* sampleBytes= */ 400,
              /* clearBytes= */ 0);
    }
  }

  /** Counts bytes of samples, clear ones included, so that JMH prints MB/s. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Volume {

    private long bytes;

    /** Begins an iteration. */
    @Setup(Level.Iteration)
    public void clear() {
      bytes = 0;
    }

    /** Returns what was encrypted in 10^6 bytes; JMH divides it by the seconds. */
    public double megabytes() {
      return bytes / 1e6;
    }
  }
}
