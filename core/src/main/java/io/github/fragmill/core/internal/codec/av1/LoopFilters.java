package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/** Skips the parameters of filters (AV1 specification, 5.9.11, 5.9.19, 5.9.20). */
final class LoopFilters {

  private static final int REFERENCE_AND_MODE_DELTAS = 8 + 2;

  private LoopFilters() {}

  /** Skips loop_filter_params() of a frame that has a loop filter. */
  static void skipDeblocking(BitReader reader, ColourConfig colour) throws MalformedMediaException {
    int levels = reader.bits(6 + 6);
    if (!colour.isMonochrome() && levels != 0) {
      reader.skipBits(6 + 6); // those of the chroma planes
    }
    reader.skipBits(3); // loop_filter_sharpness
    boolean deltasEnabled = reader.flag();
    boolean deltasUpdated = deltasEnabled && reader.flag();
    for (int i = 0; deltasUpdated && i < REFERENCE_AND_MODE_DELTAS; i++) {
      boolean updated = reader.flag();
      reader.skipBits(updated ? 7 : 0);
    }
  }

  /** Skips cdef_params() of a frame that has a directional enhancement filter. */
  static void skipDirectionalEnhancement(BitReader reader, ColourConfig colour)
      throws MalformedMediaException {
    reader.skipBits(2); // cdef_damping_minus_3
    int strengths = 1 << reader.bits(2);
    reader.skipBits(strengths * (colour.isMonochrome() ? 6 : 12));
  }

  /** Skips lr_params() of a frame that may have a restoration filter. */
  static void skipRestoration(BitReader reader, ColourConfig colour, boolean largeSuperblocks)
      throws MalformedMediaException {
    boolean luma = reader.bits(2) != 0;
    boolean chroma = !colour.isMonochrome() && reader.bits(2 + 2) != 0;
    if (!luma && !chroma) {
      return;
    }
    boolean shift = reader.flag();
    reader.skipBits(shift && !largeSuperblocks ? 1 : 0); // lr_unit_extra_shift
    reader.skipBits(chroma && colour.isSubsampled() ? 1 : 0); // lr_uv_shift
  }
}
