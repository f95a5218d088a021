package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/**
 * Skips global motion parameters (AV1 specification, 5.9.24 to 5.9.28). Their values build on those
 * of earlier frames, but their lengths do not.
 */
final class GlobalMotion {

  private static final int PARAMETER_BITS = 12;
  private static final int TRANSLATION_ONLY_BITS = 9;
  private static final int SUBEXP_K = 3;

  private GlobalMotion() {}

  /** Skips global_motion_params() of an inter frame. */
  static void skip(BitReader reader, boolean highPrecision) throws MalformedMediaException {
    for (int reference = 0; reference < FrameReferences.COUNT; reference++) {
      boolean global = reader.flag();
      if (global) {
        boolean rotationAndZoom = reader.flag();
        boolean translation = !rotationAndZoom && reader.flag();
        if (translation) {
          skipParameters(reader, 2, TRANSLATION_ONLY_BITS - (highPrecision ? 0 : 1));
        } else {
          skipParameters(reader, rotationAndZoom ? 4 : 6, PARAMETER_BITS);
        }
      }
    }
  }

  private static void skipParameters(BitReader reader, int count, int bits)
      throws MalformedMediaException {
    for (int i = 0; i < count; i++) {
      skipSubexp(reader, /* values= */ (2 << bits) + 1);
    }
  }

  /** Skips a number coded as decode_subexp(): each turn offers twice as many small values. */
  private static void skipSubexp(BitReader reader, int values) throws MalformedMediaException {
    int offset = 0;
    int bits = SUBEXP_K;
    boolean first = true;
    while (values > offset + 3 * (1 << bits)) {
      boolean more = reader.flag();
      if (!more) {
        reader.skipBits(bits);
        return;
      }
      offset += 1 << bits;
      bits += first ? 0 : 1;
      first = false;
    }
    Descriptors.nonSymmetric(reader, values - offset);
  }
}
