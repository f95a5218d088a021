package io.github.fragmill.core.internal.codec.vp9;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.Arrays;

/**
 * Reads uncompressed headers to find their ends (VP9 specification, 6.2). Made once for a segment
 * and used for every frame in it, because a frame may take its size from an earlier one. Not
 * thread-safe.
 */
final class UncompressedHeader {

  private static final int FRAME_MARKER = 2;
  private static final int SYNC_CODE = 0x498342;
  private static final int RGB = 7;
  private static final int REFERENCES = 3;
  private static final int REFERENCE_FRAMES = 8;
  private static final int ALL_FRAMES = (1 << REFERENCE_FRAMES) - 1;
  private static final int RENDER_SIZE_BITS = 16 + 16;
  private static final int UNKNOWN = 0;

  private final BitReader reader;

  /** The widths of the reference frames in pixels. */
  private final int[] widths = new int[REFERENCE_FRAMES];

  private final int[] references = new int[REFERENCES];
  private int width;
  private int profile;

  UncompressedHeader(BitReader reader) {
    this.reader = reader;
    Arrays.fill(widths, UNKNOWN);
  }

  /**
   * Reads a header up to its last bit; the reader is at the frame's first.
   *
   * @return whether anything follows it: a frame that shows an earlier one is all header
   */
  boolean read() throws MalformedMediaException {
    require("frame_marker", FRAME_MARKER, reader.bits(2));
    profile = reader.bits(1) + 2 * reader.bits(1);
    if (profile == 3) {
      require("reserved_zero", 0, reader.bits(1));
    }
    boolean showExistingFrame = reader.flag();
    if (showExistingFrame) {
      return false;
    }
    boolean keyFrame = !reader.flag();
    boolean shown = reader.flag();
    boolean errorResilient = reader.flag();
    int refreshFlags = keyFrame ? readKeyFrame() : readOtherFrame(shown, errorResilient);
    if (!errorResilient) {
      reader.skipBits(2); // refresh_frame_context, frame_parallel_decoding_mode
    }
    reader.skipBits(2); // frame_context_idx
    HeaderParameters.skipLoopFilter(reader);
    HeaderParameters.skipQuantization(reader);
    HeaderParameters.skipSegmentation(reader);
    HeaderParameters.skipTileInfo(reader, width);
    int compressedBytes = reader.bits(16);
    long leftBytes = reader.remainingBits() / Byte.SIZE;
    if (compressedBytes == 0 || compressedBytes > leftBytes) {
      throw reader.malformed(
          "header_size_in_bytes: expected 1 to " + leftBytes + ", found " + compressedBytes);
    }
    refresh(refreshFlags);
    return true;
  }

  private int readKeyFrame() throws MalformedMediaException {
    require("frame_sync_code", SYNC_CODE, reader.bits(24));
    skipColourConfig();
    readFrameSize();
    skipRenderSize();
    return ALL_FRAMES;
  }

  /** Returns refresh_frame_flags. */
  private int readOtherFrame(boolean shown, boolean errorResilient) throws MalformedMediaException {
    boolean intraOnly = !shown && reader.flag();
    reader.skipBits(errorResilient ? 0 : 2); // reset_frame_context
    if (!intraOnly) {
      return readInterFrame();
    }
    require("frame_sync_code", SYNC_CODE, reader.bits(24));
    if (profile > 0) {
      skipColourConfig();
    }
    int refreshFlags = reader.bits(REFERENCE_FRAMES);
    readFrameSize();
    skipRenderSize();
    return refreshFlags;
  }

  private int readInterFrame() throws MalformedMediaException {
    int refreshFlags = reader.bits(REFERENCE_FRAMES);
    for (int reference = 0; reference < REFERENCES; reference++) {
      references[reference] = reader.bits(3);
      reader.skipBits(1); // ref_frame_sign_bias
    }
    readFrameSizeWithReferences();
    skipRenderSize();
    reader.skipBits(1); // allow_high_precision_mv
    boolean filterSwitchable = reader.flag();
    reader.skipBits(filterSwitchable ? 0 : 2); // raw_interpolation_filter
    return refreshFlags;
  }

  /** Skips color_config() (6.2.2). */
  private void skipColourConfig() throws MalformedMediaException {
    reader.skipBits(profile >= 2 ? 1 : 0); // ten_or_twelve_bit
    boolean isRgb = reader.bits(3) == RGB;
    boolean choosesSubsampling = profile == 1 || profile == 3;
    if (isRgb && !choosesSubsampling) {
      throw reader.malformed("color_space: profile " + profile + " has no RGB");
    }
    reader.skipBits(isRgb ? 0 : 1); // color_range
    if (choosesSubsampling) {
      reader.skipBits(isRgb ? 0 : 2); // subsampling_x, subsampling_y
      require("reserved_zero", 0, reader.bits(1));
    }
  }

  private void readFrameSize() throws MalformedMediaException {
    width = 1 + reader.bits(16);
    reader.skipBits(16); // frame_height_minus_1
  }

  private void skipRenderSize() throws MalformedMediaException {
    boolean renderSizeDiffers = reader.flag();
    reader.skipBits(renderSizeDiffers ? RENDER_SIZE_BITS : 0);
  }

  /** Reads frame_size_with_refs() (6.2.5) but for the render size. */
  private void readFrameSizeWithReferences() throws MalformedMediaException {
    for (int reference : references) {
      boolean found = reader.flag();
      if (found) {
        width = widths[reference];
        if (width == UNKNOWN) {
          throw reader.malformed(
              "a frame needs the size of reference frame "
                  + reference
                  + ", which no frame since the last edit set; expected a key frame at the edit");
        }
        return;
      }
    }
    readFrameSize();
  }

  private void refresh(int refreshFlags) {
    for (int index = 0; index < REFERENCE_FRAMES; index++) {
      if ((refreshFlags >> index & 1) != 0) {
        widths[index] = width;
      }
    }
  }

  private void require(String syntaxElement, int expected, int found)
      throws MalformedMediaException {
    if (found != expected) {
      throw reader.malformed(syntaxElement + ": expected " + expected + ", found " + found);
    }
  }
}
