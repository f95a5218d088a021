package io.github.fragmill.core.media;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * The number of ticks in a second, as media and movie headers give it (ISO/IEC 14496-12, 8.4.2).
 *
 * @param ticksPerSecond 1 to 4,294,967,295
 */
public record TimeScale(long ticksPerSecond) {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  public TimeScale {
    if (ticksPerSecond < 1 || ticksPerSecond > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException(
          "ticksPerSecond: expected 1 to 4294967295, found " + ticksPerSecond);
    }
  }

  /**
   * Converts ticks of this scale to ticks of another.
   *
   * @throws ArithmeticException when the result needs more than 63 bits, or is not a whole number
   *     and {@code rounding} is {@link RoundingMode#UNNECESSARY}
   */
  public long convert(long ticks, TimeScale to, RoundingMode rounding) {
    return scale(ticks, to.ticksPerSecond, ticksPerSecond, rounding);
  }

  /** Converts ticks to a duration, rounded to the nearest nanosecond. */
  public Duration toDuration(long ticks) {
    long seconds = Math.floorDiv(ticks, ticksPerSecond);
    long rest = Math.floorMod(ticks, ticksPerSecond);
    return Duration.ofSeconds(
        seconds, scale(rest, NANOS_PER_SECOND, ticksPerSecond, RoundingMode.HALF_UP));
  }

  /**
   * Converts a duration to ticks, rounded to the nearest.
   *
   * @throws ArithmeticException when the result needs more than 63 bits
   */
  public long toTicks(Duration duration) {
    long whole = Math.multiplyExact(duration.getSeconds(), ticksPerSecond);
    return Math.addExact(
        whole, scale(duration.getNano(), ticksPerSecond, NANOS_PER_SECOND, RoundingMode.HALF_UP));
  }

  /**
   * Compares a time in this scale with one in another, exactly.
   *
   * @return negative, zero or positive as {@code ticks} is before, at or after {@code otherTicks}
   */
  public int compare(long ticks, long otherTicks, TimeScale other) {
    if (ticksPerSecond == other.ticksPerSecond) {
      return Long.compare(ticks, otherTicks);
    }
    int high =
        Long.compare(
            Math.multiplyHigh(ticks, other.ticksPerSecond),
            Math.multiplyHigh(otherTicks, ticksPerSecond));
    return high != 0
        ? high
        : Long.compareUnsigned(ticks * other.ticksPerSecond, otherTicks * ticksPerSecond);
  }

  private static long scale(long value, long numerator, long denominator, RoundingMode rounding) {
    BigInteger product = BigInteger.valueOf(value).multiply(BigInteger.valueOf(numerator));
    return new BigDecimal(product)
        .divide(BigDecimal.valueOf(denominator), 0, rounding)
        .longValueExact();
  }
}
