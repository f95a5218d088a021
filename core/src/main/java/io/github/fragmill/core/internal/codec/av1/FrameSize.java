package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;

/**
 * The size of a frame (AV1 specification, 5.9.5 to 5.9.9). Made once and used for every frame. Not
 * thread-safe.
 */
final class FrameSize {

  private static final int SUPERRES_NUMERATOR = 8;
  private static final int SUPERRES_DENOMINATOR_MIN = 9;
  private static final int RENDER_SIZE_BITS = 16 + 16;

  private final BitReader reader;
  private int upscaledWidth;
  private int codedWidth;
  private int height;

  FrameSize(BitReader reader) {
    this.reader = reader;
  }

  /** Reads frame_size() and render_size(). */
  void read(SequenceHeader sequence, boolean override) throws MalformedMediaException {
    upscaledWidth = sequence.maxFrameWidth();
    height = sequence.maxFrameHeight();
    if (override) {
      upscaledWidth = 1 + reader.bits(sequence.frameWidthBits());
      height = 1 + reader.bits(sequence.frameHeightBits());
    }
    readSuperResolution(sequence);
    boolean renderSizeDiffers = reader.flag();
    reader.skipBits(renderSizeDiffers ? RENDER_SIZE_BITS : 0);
  }

  /** Reads frame_size_with_refs(). */
  void readWithReferences(
      SequenceHeader sequence, FrameReferences references, ReferenceFrames frames)
      throws MalformedMediaException {
    for (int reference = 0; reference < FrameReferences.COUNT; reference++) {
      boolean found = reader.flag();
      if (found) {
        ReferenceFrame frame = frames.get(references.index(reference));
        upscaledWidth = frame.upscaledWidth();
        height = frame.frameHeight();
        readSuperResolution(sequence);
        return;
      }
    }
    read(sequence, /* override= */ true);
  }

  private void readSuperResolution(SequenceHeader sequence) throws MalformedMediaException {
    boolean superResolution = sequence.tools().superResolution() && reader.flag();
    int denominator =
        superResolution ? SUPERRES_DENOMINATOR_MIN + reader.bits(3) : SUPERRES_NUMERATOR;
    codedWidth = (upscaledWidth * SUPERRES_NUMERATOR + denominator / 2) / denominator;
  }

  /** Returns the width after super-resolution, in pixels. */
  int upscaledWidth() {
    return upscaledWidth;
  }

  /** Returns the width before super-resolution, in pixels. */
  int codedWidth() {
    return codedWidth;
  }

  /** Returns the height in pixels. */
  int height() {
    return height;
  }

  /** Returns whether super-resolution changes nothing. */
  boolean isUnscaled() {
    return codedWidth == upscaledWidth;
  }
}
