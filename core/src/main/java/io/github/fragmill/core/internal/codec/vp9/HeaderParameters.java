package io.github.fragmill.core.internal.codec.vp9;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/** Skips the parameters at the end of an uncompressed header (VP9 specification, 6.2). */
final class HeaderParameters {

  private static final int REFERENCE_AND_MODE_DELTAS = 4 + 2;
  private static final int PLANE_DELTAS = 3;
  private static final int TREE_PROBABILITIES = 7;
  private static final int PREDICTION_PROBABILITIES = 3;
  private static final int SEGMENTS = 8;

  /** Bits of each feature of a segment, sign included. */
  private static final int[] FEATURE_BITS = {9, 7, 2, 0};

  private static final int MIN_TILE_WIDTH_SB = 4;
  private static final int MAX_TILE_WIDTH_SB = 64;

  private HeaderParameters() {}

  /** Skips loop_filter_params() (6.2.8). */
  static void skipLoopFilter(BitReader reader) throws MalformedMediaException {
    reader.skipBits(6 + 3); // loop_filter_level, loop_filter_sharpness
    boolean deltasEnabled = reader.flag();
    boolean deltasUpdated = deltasEnabled && reader.flag();
    if (deltasUpdated) {
      skipOptional(reader, REFERENCE_AND_MODE_DELTAS, /* bits= */ 7);
    }
  }

  /** Skips quantization_params() (6.2.9). */
  static void skipQuantization(BitReader reader) throws MalformedMediaException {
    reader.skipBits(8); // base_q_idx
    skipOptional(reader, PLANE_DELTAS, /* bits= */ 5);
  }

  /** Skips segmentation_params() (6.2.11). */
  static void skipSegmentation(BitReader reader) throws MalformedMediaException {
    boolean enabled = reader.flag();
    if (!enabled) {
      return;
    }
    boolean updateMap = reader.flag();
    if (updateMap) {
      skipOptional(reader, TREE_PROBABILITIES, /* bits= */ 8);
      boolean temporalUpdate = reader.flag();
      skipOptional(reader, temporalUpdate ? PREDICTION_PROBABILITIES : 0, /* bits= */ 8);
    }
    boolean updateData = reader.flag();
    if (updateData) {
      reader.skipBits(1); // segmentation_abs_or_delta_update
      for (int segment = 0; segment < SEGMENTS; segment++) {
        for (int bits : FEATURE_BITS) {
          skipOptional(reader, /* count= */ 1, bits);
        }
      }
    }
  }

  /** Skips tile_info() (6.2.13, 6.2.14). */
  static void skipTileInfo(BitReader reader, int widthPixels) throws MalformedMediaException {
    int superblocks = (widthPixels + 63) >> 6;
    int columnsLog2 = 0;
    while (MAX_TILE_WIDTH_SB << columnsLog2 < superblocks) {
      columnsLog2++;
    }
    // The most tiles are as many as are at least four superblocks wide, but never fewer than one.
    while (superblocks >> (columnsLog2 + 1) >= MIN_TILE_WIDTH_SB && reader.flag()) {
      columnsLog2++;
    }
    boolean severalRows = reader.flag();
    reader.skipBits(severalRows ? 1 : 0);
  }

  /** Skips values that are each after a bit that says whether it is there. */
  private static void skipOptional(BitReader reader, int count, int bits)
      throws MalformedMediaException {
    for (int i = 0; i < count; i++) {
      boolean present = reader.flag();
      reader.skipBits(present ? bits : 0);
    }
  }
}
