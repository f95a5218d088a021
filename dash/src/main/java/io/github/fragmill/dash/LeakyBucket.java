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

  private final SegmentTimes segments;
  private final BigInteger totalBytes;
  private final BigInteger ticksPerSecond;
  private final BigInteger bufferNanos;

  private LeakyBucket(SegmentTimes segments, TimeScale timeScale, Duration minBufferTime) {
    this.segments = segments;
    this.totalBytes = bytes(0, segments.count() - 1);
    this.ticksPerSecond = BigInteger.valueOf(timeScale.ticksPerSecond());
    this.bufferNanos =
        BigInteger.valueOf(minBufferTime.getSeconds())
            .multiply(NANOS_PER_SECOND)
            .add(BigInteger.valueOf(minBufferTime.getNano()));
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
    BigInteger ticks = BigInteger.valueOf(segments.endTicks() - segments.startTicks(0));
    return ticks.signum() == 0
        ? BigInteger.ZERO
        : divideUp(totalBytes.multiply(BITS_PER_BYTE).multiply(ticksPerSecond), ticks);
  }

  /**
   * Returns the rate that the pair needs which lacks the most bits at a given rate; not more than
   * that rate when no pair lacks any.
   */
  private BigInteger neededByWorstPair(BigInteger rate) {
    WorstPair pair = worstPair(rate);
    BigInteger bits = bytes(pair.first(), pair.last()).multiply(BITS_PER_BYTE);
    // Bits over seconds, both times nanoseconds and ticks in a second.
    BigInteger playedTicks =
        BigInteger.valueOf(segments.startTicks(pair.last()) - segments.startTicks(pair.first()));
    return divideUp(
        bits.multiply(NANOS_PER_SECOND).multiply(ticksPerSecond),
        bufferNanos.multiply(ticksPerSecond).add(playedTicks.multiply(NANOS_PER_SECOND)));
  }

  /**
   * What is compared stays below the sum of the two products, which fits in 63 bits nearly always.
   */
  private WorstPair worstPair(BigInteger rate) {
    BigInteger scaledBits = totalBytes.multiply(BITS_PER_BYTE).multiply(ticksPerSecond);
    BigInteger delivered =
        rate.multiply(BigInteger.valueOf(segments.endTicks() - segments.startTicks(0)));
    return scaledBits.add(delivered).bitLength() < Long.SIZE - 2
        ? WorstPair.of(segments, ticksPerSecond.longValueExact(), rate.longValueExact())
        : WorstPair.ofHuge(segments, ticksPerSecond, rate);
  }

  private BigInteger bytes(int first, int last) {
    long sum = 0;
    BigInteger whole = BigInteger.ZERO;
    for (int segment = first; segment <= last; segment++) {
      long size = segments.sizeBytes(segment);
      if (sum > Long.MAX_VALUE - size) {
        whole = whole.add(BigInteger.valueOf(sum));
        sum = 0;
      }
      sum += size;
    }
    return whole.add(BigInteger.valueOf(sum));
  }

  private static BigInteger divideUp(BigInteger dividend, BigInteger divisor) {
    BigInteger[] quotientAndRest = dividend.divideAndRemainder(divisor);
    return quotientAndRest[1].signum() == 0
        ? quotientAndRest[0]
        : quotientAndRest[0].add(BigInteger.ONE);
  }
}
