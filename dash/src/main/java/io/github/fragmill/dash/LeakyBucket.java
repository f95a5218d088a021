package io.github.fragmill.dash;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.SegmentTimes;
import java.math.BigInteger;
import java.time.Duration;

/**
 * The smallest constant rate at which a client that fills its buffer for a given time before it
 * plays never starves: {@code Representation@bandwidth} (ISO/IEC 23009-1:2022, 5.3.5.2).
 *
 * <p>A client may begin at any segment <i>i</i>, and plays it when {@code minBufferTime} has
 * passed. A segment is of use when all of it is there, so segments <i>i</i> to <i>j</i> must have
 * arrived when <i>j</i> begins to play. For every <i>i</i> and <i>j</i>, <i>j</i> not before
 * <i>i</i>:
 *
 * <pre>
 * bits(i..j) &lt;= rate * (minBufferTime + start(j) - start(i))
 * </pre>
 *
 * <p>The rate is never below the average over the whole, which a generous buffer would allow.
 */
final class LeakyBucket {

  private static final BigInteger BITS_PER_BYTE = BigInteger.valueOf(8);
  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000L);

  /** Times are in the largest unit that counts both ticks and nanoseconds exactly. */
  private final BigInteger unitsPerSecond;

  private final BigInteger bufferUnits;

  /** When each segment begins, and at last when the last one ends. */
  private final BigInteger[] timeUnits;

  /**
   * The bits before each segment, and at last all of them, times {@link #unitsPerSecond}: so a
   * quotient of bits and time units is a rate in bits per second.
   */
  private final BigInteger[] scaledBits;

  private LeakyBucket(SegmentTimes segments, TimeScale timeScale, Duration minBufferTime) {
    BigInteger ticksPerSecond = BigInteger.valueOf(timeScale.ticksPerSecond());
    unitsPerSecond =
        ticksPerSecond.multiply(NANOS_PER_SECOND).divide(ticksPerSecond.gcd(NANOS_PER_SECOND));
    bufferUnits = nanos(minBufferTime).multiply(unitsPerSecond.divide(NANOS_PER_SECOND));

    int count = segments.count();
    BigInteger unitsPerTick = unitsPerSecond.divide(ticksPerSecond);
    BigInteger scaledBitsPerByte = unitsPerSecond.multiply(BITS_PER_BYTE);
    timeUnits = new BigInteger[count + 1];
    scaledBits = new BigInteger[count + 1];
    scaledBits[0] = BigInteger.ZERO;
    for (int segment = 0; segment < count; segment++) {
      timeUnits[segment] = BigInteger.valueOf(segments.startTicks(segment)).multiply(unitsPerTick);
      scaledBits[segment + 1] =
          scaledBits[segment].add(
              BigInteger.valueOf(segments.sizeBytes(segment)).multiply(scaledBitsPerByte));
    }
    timeUnits[count] = BigInteger.valueOf(segments.endTicks()).multiply(unitsPerTick);
  }

  /**
   * Returns the rate in bits per second, rounded up, at least 1. Exact: no size or time loses a
   * digit.
   *
   * @param minBufferTime more than 0
   */
  static BigInteger bitsPerSecond(
      SegmentTimes segments, TimeScale timeScale, Duration minBufferTime) {
    if (minBufferTime.isNegative() || minBufferTime.isZero()) {
      throw new IllegalArgumentException(
          "minBufferTime: expected more than 0, found " + minBufferTime);
    }
    return new LeakyBucket(segments, timeScale, minBufferTime).smallestRate();
  }

  /**
   * Raises the rate until no pair of segments breaks the condition, each time to what the worst
   * pair asks for. Every such rate is necessary and the last one is enough, so it is the smallest.
   * This is Dinkelbach's method for the largest of many quotients: a pass takes O(n), and their
   * number grows at most with the logarithm of the numbers, a handful in practice.
   */
  private BigInteger smallestRate() {
    BigInteger rate = average().max(BigInteger.ONE);
    for (BigInteger needed = neededByWorstPair(rate);
        needed.compareTo(rate) > 0;
        needed = neededByWorstPair(rate)) {
      rate = needed;
    }
    return rate;
  }

  private BigInteger average() {
    int count = timeUnits.length - 1;
    BigInteger duration = timeUnits[count].subtract(timeUnits[0]);
    return duration.signum() == 0 ? BigInteger.ZERO : divideUp(scaledBits[count], duration);
  }

  /**
   * Returns the rate that the pair needs which lacks the most bits at a given rate; not more than
   * that rate when no pair lacks any.
   */
  private BigInteger neededByWorstPair(BigInteger rate) {
    // For a given last segment, the worst first one is where bits before it, less what the rate
    // delivers until it begins, are fewest. That one is kept while the last segment moves on.
    int worstFirst = 0;
    BigInteger lowestExcess = excess(rate, 0);
    int first = 0;
    int last = 0;
    BigInteger mostLacking = lacking(rate, 0, lowestExcess);
    for (int segment = 1; segment < timeUnits.length - 1; segment++) {
      BigInteger excess = excess(rate, segment);
      if (excess.compareTo(lowestExcess) < 0) {
        lowestExcess = excess;
        worstFirst = segment;
      }
      BigInteger lacking = lacking(rate, segment, lowestExcess);
      if (lacking.compareTo(mostLacking) > 0) {
        mostLacking = lacking;
        first = worstFirst;
        last = segment;
      }
    }
    return divideUp(
        scaledBits[last + 1].subtract(scaledBits[first]),
        bufferUnits.add(timeUnits[last]).subtract(timeUnits[first]));
  }

  private BigInteger excess(BigInteger rate, int segment) {
    return scaledBits[segment].subtract(rate.multiply(timeUnits[segment]));
  }

  private BigInteger lacking(BigInteger rate, int last, BigInteger excessOfFirst) {
    return scaledBits[last + 1]
        .subtract(rate.multiply(timeUnits[last].add(bufferUnits)))
        .subtract(excessOfFirst);
  }

  private static BigInteger nanos(Duration duration) {
    return BigInteger.valueOf(duration.getSeconds())
        .multiply(NANOS_PER_SECOND)
        .add(BigInteger.valueOf(duration.getNano()));
  }

  private static BigInteger divideUp(BigInteger dividend, BigInteger divisor) {
    BigInteger[] quotientAndRest = dividend.divideAndRemainder(divisor);
    return quotientAndRest[1].signum() == 0
        ? quotientAndRest[0]
        : quotientAndRest[0].add(BigInteger.ONE);
  }
}
