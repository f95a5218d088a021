package io.github.fragmill.core.internal.codec.vp9;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;

/**
 * The frames of a sample, as a superframe's index at its end gives them (VP9 specification, Annex
 * B); without an index the sample is one frame. Made once and reset for each sample. Not
 * thread-safe.
 */
final class Superframe {

  private static final int MAX_FRAMES = 8;
  private static final int MARKER_MASK = 0xE0;
  private static final int MARKER = 0xC0;

  private final int[] sizesBytes = new int[MAX_FRAMES];
  private int count;

  /** Reads the index of the sample between position and limit. */
  void reset(ByteBuffer sample) throws MalformedMediaException {
    if (!sample.hasRemaining()) {
      count = 0;
      return;
    }
    int marker = sample.get(sample.limit() - 1) & 0xFF;
    int fieldBytes = 1 + (marker >> 3 & 3);
    int frames = 1 + (marker & 7);
    int indexBytes = 2 + fieldBytes * frames;
    boolean hasIndex =
        (marker & MARKER_MASK) == MARKER
            && indexBytes <= sample.remaining()
            && (sample.get(sample.limit() - indexBytes) & 0xFF) == marker;
    if (hasIndex) {
      readIndex(sample, frames, fieldBytes, sample.remaining() - indexBytes);
    } else {
      count = 1;
      sizesBytes[0] = sample.remaining();
    }
  }

  private void readIndex(ByteBuffer sample, int frames, int fieldBytes, int framesBytes)
      throws MalformedMediaException {
    count = frames;
    int position = sample.position() + framesBytes + 1;
    int leftBytes = framesBytes;
    for (int frame = 0; frame < frames; frame++) {
      long size = 0;
      for (int i = 0; i < fieldBytes; i++) {
        size |= (sample.get(position++) & 0xFFL) << (Byte.SIZE * i);
      }
      if (size == 0 || size > leftBytes) {
        throw new MalformedMediaException(
            "sample",
            MalformedMediaException.NO_OFFSET,
            "superframe index, frame "
                + frame
                + ": expected 1 to "
                + leftBytes
                + " bytes, found "
                + size);
      }
      sizesBytes[frame] = (int) size;
      leftBytes -= (int) size;
    }
  }

  /** Returns the number of frames, 0 to 8. */
  int count() {
    return count;
  }

  /** Returns the size of a frame in bytes, at least 1. */
  int sizeBytes(int frame) {
    return sizesBytes[frame];
  }
}
