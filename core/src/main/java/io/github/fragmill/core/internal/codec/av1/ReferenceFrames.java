package io.github.fragmill.core.internal.codec.av1;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.Arrays;

/**
 * The eight reference frames at one point of a stream. They are unknown before the first key frame,
 * and a header that needs one of them then cannot be read. Not thread-safe.
 */
final class ReferenceFrames {

  static final int COUNT = 8;

  /** The refresh_frame_flags that replace every reference frame. */
  static final int ALL = (1 << COUNT) - 1;

  private static final int UNKNOWN = -1;

  private final BitReader reader;

  /** An unknown frame is null, which does not leave this class. */
  private final ReferenceFrame[] frames = new ReferenceFrame[COUNT];

  /** Apart from the frames, because a header may say what a missing frame's would be. */
  private final int[] orderHints = new int[COUNT];

  /**
   * @param reader the reader of headers, for messages
   */
  ReferenceFrames(BitReader reader) {
    this.reader = reader;
    Arrays.fill(orderHints, UNKNOWN);
  }

  /**
   * Returns a reference frame.
   *
   * @param index 0 to 7
   */
  ReferenceFrame get(int index) throws MalformedMediaException {
    ReferenceFrame frame = frames[index];
    if (frame == null) {
      throw unknown(index);
    }
    return frame;
  }

  /** Returns RefOrderHint of a reference frame. */
  int orderHint(int index) throws MalformedMediaException {
    int hint = orderHints[index];
    if (hint == UNKNOWN) {
      throw unknown(index);
    }
    return hint;
  }

  /** Takes ref_order_hint: a frame with another hint was lost, and is no longer known. */
  void expectOrderHint(int index, int orderHint) {
    if (orderHints[index] != orderHint) {
      orderHints[index] = orderHint;
      frames[index] = null;
    }
  }

  /** Stores a frame in the places that refresh_frame_flags name (AV1 specification, 7.20). */
  void update(int refreshFrameFlags, ReferenceFrame frame) {
    for (int index = 0; index < COUNT; index++) {
      if ((refreshFrameFlags >> index & 1) != 0) {
        frames[index] = frame;
        orderHints[index] = frame.orderHint();
      }
    }
  }

  private MalformedMediaException unknown(int index) {
    return reader.malformed(
        "a frame needs reference frame "
            + index
            + ", which no frame since the last edit set; expected a key frame at the edit");
  }
}
