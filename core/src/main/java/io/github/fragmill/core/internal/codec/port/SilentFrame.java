package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.media.TimeScale;
import java.math.RoundingMode;

/**
 * A sample that any decoder of a track makes silence of, as often as it is given. Immutable and
 * thread-safe.
 */
public final class SilentFrame {

  private final byte[] bytes;
  private final int lengthSamples;
  private final int samplingRateHertz;

  /**
   * @param bytes the whole sample; not changed afterwards
   * @param lengthSamples how long it is in samples of one channel, 1 or more
   * @param samplingRateHertz of these, 1 or more
   */
  public SilentFrame(byte[] bytes, int lengthSamples, int samplingRateHertz) {
    if (bytes.length == 0 || lengthSamples < 1 || samplingRateHertz < 1) {
      throw new IllegalArgumentException(
          "expected bytes and a positive length, found "
              + bytes.length
              + " bytes, "
              + lengthSamples
              + " samples at "
              + samplingRateHertz
              + " Hz");
    }
    this.bytes = bytes.clone();
    this.lengthSamples = lengthSamples;
    this.samplingRateHertz = samplingRateHertz;
  }

  /** Returns a copy of the sample. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** Returns how long it is in samples of one channel, 1 or more. */
  public int lengthSamples() {
    return lengthSamples;
  }

  /** Returns the rate of these samples, 1 or more. */
  public int samplingRateHertz() {
    return samplingRateHertz;
  }

  /** Returns the size of the sample in bytes, 1 or more. */
  public int sizeBytes() {
    return bytes.length;
  }

  /**
   * Returns how long so many samples last, in ticks, rounded down.
   *
   * @throws ArithmeticException when that needs more than 63 bits
   */
  public long ticks(long count, TimeScale timeScale) {
    long ticksTimesRate = lengthSamples * timeScale.ticksPerSecond();
    long whole = Math.multiplyExact(count, ticksTimesRate / samplingRateHertz);
    long rest = Math.multiplyExact(count, ticksTimesRate % samplingRateHertz) / samplingRateHertz;
    return Math.addExact(whole, rest);
  }

  /** Returns the number of samples whose time is the given one or the least that is longer. */
  public long countOver(long ticks, TimeScale timeScale) {
    long samples = timeScale.convert(ticks, new TimeScale(samplingRateHertz), RoundingMode.CEILING);
    return samples / lengthSamples + (samples % lengthSamples == 0 ? 0 : 1);
  }

  /** Returns the greatest number of samples that fit into a time. */
  public long countWithin(long ticks, TimeScale timeScale) {
    return timeScale.convert(ticks, new TimeScale(samplingRateHertz), RoundingMode.FLOOR)
        / lengthSamples;
  }
}
