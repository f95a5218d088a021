package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/** The ways in which AV1 codes numbers (AV1 specification, 4.10). */
final class Descriptors {

  private static final int MAX_UVLC_BITS = 32;

  private Descriptors() {}

  /** Skips a number coded as uvlc(): from 32 leading zeros on, nothing follows the one. */
  static void skipUvlc(BitReader reader) throws MalformedMediaException {
    int leadingZeros = 0;
    while (!reader.flag()) {
      leadingZeros++;
    }
    if (leadingZeros < MAX_UVLC_BITS) {
      reader.skipBits(leadingZeros);
    }
  }

  /** Returns a number coded as su(n): two's complement of {@code bits} bits, sign included. */
  static int signed(BitReader reader, int bits) throws MalformedMediaException {
    int unused = Integer.SIZE - bits;
    return reader.bits(bits) << unused >> unused;
  }

  /**
   * Returns a number coded as ns(n).
   *
   * @param values how many there are, 1 to 2^30: the number is 0 to one less
   */
  static int nonSymmetric(BitReader reader, int values) throws MalformedMediaException {
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(values);
    int shortCodes = (1 << width) - values;
    int value = reader.bits(width - 1);
    return value < shortCodes ? value : (value << 1) - shortCodes + reader.bits(1);
  }
}
