package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/**
 * The long-term reference pictures that a sequence parameter set offers to slices (ITU-T H.265,
 * 7.3.2.2.1).
 *
 * @param areAllowed long_term_ref_pics_present_flag
 * @param count num_long_term_ref_pics_sps, 0 to 32
 * @param used bit {@code i}: the current picture refers to picture {@code i}
 */
record LongTermPictures(boolean areAllowed, int count, long used) {

  private static final int MAX_COUNT = 32;

  /** Reads them; each has its picture order count in {@code picOrderCntLsbBits} bits. */
  static LongTermPictures read(BitReader reader, int picOrderCntLsbBits)
      throws MalformedMediaException {
    boolean allowed = reader.flag();
    int count = allowed ? reader.unsignedExpGolomb(MAX_COUNT, "num_long_term_ref_pics_sps") : 0;
    long used = 0;
    for (int i = 0; i < count; i++) {
      reader.skipBits(picOrderCntLsbBits);
      used |= (long) reader.bits(1) << i;
    }
    return new LongTermPictures(allowed, count, used);
  }

  /** Returns whether the current picture refers to a picture. */
  boolean isUsed(int index) {
    return (used >> index & 1) != 0;
  }
}
