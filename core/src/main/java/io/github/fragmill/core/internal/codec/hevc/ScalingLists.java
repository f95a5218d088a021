package io.github.fragmill.core.internal.codec.hevc;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/** scaling_list_data() (ITU-T H.265, 7.3.4), of which only the length matters. */
final class ScalingLists {

  private static final int SIZES = 4;
  private static final int MATRICES = 6;
  private static final int MAX_COEFFICIENTS = 64;

  private ScalingLists() {}

  static void skip(BitReader reader) throws MalformedMediaException {
    for (int size = 0; size < SIZES; size++) {
      // Of the largest size there are two lists only, in 4:4:4 as well.
      int step = size == SIZES - 1 ? 3 : 1;
      for (int matrix = 0; matrix < MATRICES; matrix += step) {
        boolean explicit = reader.flag(); // scaling_list_pred_mode_flag
        int withoutFrequency = size > 1 ? 1 : 0; // scaling_list_dc_coef_minus8
        int coefficients = Math.min(MAX_COEFFICIENTS, 16 << (2 * size));
        reader.skipExpGolomb(explicit ? withoutFrequency + coefficients : 1);
      }
    }
  }
}
