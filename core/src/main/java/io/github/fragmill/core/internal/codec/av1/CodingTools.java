package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/**
 * Which tools a sequence uses, as far as they add to frame headers (AV1 specification, 5.5.1).
 *
 * @param hasLargeSuperblocks use_128x128_superblock
 * @param warpedMotion enable_warped_motion
 * @param referenceMotionVectors enable_ref_frame_mvs
 * @param screenContent seq_force_screen_content_tools: 0, 1, or {@link #SELECTED_BY_FRAME}
 * @param integerMotionVectors seq_force_integer_mv: 0, 1, or {@link #SELECTED_BY_FRAME}
 * @param orderHintBits OrderHintBits, 0 when there are no order hints, else 1 to 8
 * @param superResolution enable_superres
 * @param directionalEnhancement enable_cdef
 * @param restoration enable_restoration
 */
record CodingTools(
    boolean hasLargeSuperblocks,
    boolean warpedMotion,
    boolean referenceMotionVectors,
    int screenContent,
    int integerMotionVectors,
    int orderHintBits,
    boolean superResolution,
    boolean directionalEnhancement,
    boolean restoration) {

  static final int SELECTED_BY_FRAME = 2;

  /** Reads from use_128x128_superblock to enable_restoration. */
  static CodingTools read(BitReader reader, boolean reducedStillPicture)
      throws MalformedMediaException {
    boolean largeSuperblocks = reader.flag();
    reader.skipBits(2); // enable_filter_intra, enable_intra_edge_filter
    boolean warpedMotion = false;
    boolean referenceMotionVectors = false;
    int screenContent = SELECTED_BY_FRAME;
    int integerMotionVectors = SELECTED_BY_FRAME;
    int orderHintBits = 0;
    if (!reducedStillPicture) {
      reader.skipBits(2); // enable_interintra_compound, enable_masked_compound
      warpedMotion = reader.flag();
      reader.skipBits(1); // enable_dual_filter
      boolean orderHint = reader.flag();
      reader.skipBits(orderHint ? 1 : 0); // enable_jnt_comp
      referenceMotionVectors = orderHint && reader.flag();
      screenContent = readChoice(reader);
      integerMotionVectors = screenContent > 0 ? readChoice(reader) : SELECTED_BY_FRAME;
      orderHintBits = orderHint ? 1 + reader.bits(3) : 0;
    }
    return new CodingTools(
        largeSuperblocks,
        warpedMotion,
        referenceMotionVectors,
        screenContent,
        integerMotionVectors,
        orderHintBits,
        reader.flag(),
        reader.flag(),
        reader.flag());
  }

  private static int readChoice(BitReader reader) throws MalformedMediaException {
    boolean chosenByFrame = reader.flag();
    return chosenByFrame ? SELECTED_BY_FRAME : reader.bits(1);
  }
}
