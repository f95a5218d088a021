package io.github.fragmill.dash;

import io.github.fragmill.core.presentation.SegmentTimes;
import java.math.BigInteger;

/**
 * The segments from which on and until which a client lacks the most bits at a given rate. Time for
 * the buffer is the same for all pairs, so it takes no part in finding the worst.
 *
 * <p>For a given last segment, the worst first one is where bits before it, less what the rate
 * delivers until it begins, are fewest. That one is kept while the last segment moves on. Bits are
 * counted times the ticks in a second, and so is what a rate delivers in a number of ticks: nothing
 * is rounded.
 *
 * @param first where the client begins
 * @param last not before the first one
 */
record WorstPair(int first, int last) {

  private static final int BITS_PER_BYTE = 8;

  /**
   * Finds it in 64 bits, without an object for each segment. All bits times {@code ticksPerSecond},
   * and the rate times all ticks, together fit in 62 bits.
   */
  static WorstPair of(SegmentTimes segments, long ticksPerSecond, long rate) {
    long start = segments.startTicks(0);
    long bitsBefore = 0;
    long lowestExcess = Long.MAX_VALUE;
    long mostLacking = Long.MIN_VALUE;
    int worstFirst = 0;
    int first = 0;
    int last = 0;
    for (int segment = 0; segment < segments.count(); segment++) {
      long delivered = rate * (segments.startTicks(segment) - start);
      if (bitsBefore - delivered < lowestExcess) {
        lowestExcess = bitsBefore - delivered;
        worstFirst = segment;
      }
      bitsBefore += segments.sizeBytes(segment) * BITS_PER_BYTE * ticksPerSecond;
      if (bitsBefore - delivered - lowestExcess > mostLacking) {
        mostLacking = bitsBefore - delivered - lowestExcess;
        first = worstFirst;
        last = segment;
      }
    }
    return new WorstPair(first, last);
  }

  /** Finds it among numbers of any size. */
  static WorstPair ofHuge(SegmentTimes segments, BigInteger ticksPerSecond, BigInteger rate) {
    BigInteger scaledBitsPerByte = ticksPerSecond.multiply(BigInteger.valueOf(BITS_PER_BYTE));
    BigInteger bitsBefore = BigInteger.ZERO;
    BigInteger lowestExcess = BigInteger.ZERO;
    BigInteger mostLacking = BigInteger.ZERO;
    int worstFirst = 0;
    int first = 0;
    int last = 0;
    for (int segment = 0; segment < segments.count(); segment++) {
      BigInteger delivered =
          rate.multiply(BigInteger.valueOf(segments.startTicks(segment) - segments.startTicks(0)));
      BigInteger excess = bitsBefore.subtract(delivered);
      if (excess.compareTo(lowestExcess) < 0) {
        lowestExcess = excess;
        worstFirst = segment;
      }
      bitsBefore =
          bitsBefore.add(
              BigInteger.valueOf(segments.sizeBytes(segment)).multiply(scaledBitsPerByte));
      BigInteger lacking = bitsBefore.subtract(delivered).subtract(lowestExcess);
      if (lacking.compareTo(mostLacking) > 0) {
        mostLacking = lacking;
        first = worstFirst;
        last = segment;
      }
    }
    return new WorstPair(first, last);
  }
}
