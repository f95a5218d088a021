package io.github.fragmill.core.internal.text.timedtext;

import java.nio.ByteBuffer;

/**
 * Where text is drawn, in pixels of the track's own area (3GPP TS 26.245, 5.16, BoxRecord).
 *
 * @param top of the area the distance from above; so on
 */
record TextBox(int top, int left, int bottom, int right) {

  /** How many bytes the record takes. */
  static final int BYTES = 4 * Short.BYTES;

  static TextBox read(ByteBuffer fields) {
    return new TextBox(fields.getShort(), fields.getShort(), fields.getShort(), fields.getShort());
  }

  /** Returns whether anything can be drawn in it: many writers leave it empty. */
  boolean isEmpty() {
    return bottom <= top || right <= left;
  }

  boolean isAbove(TextBox other) {
    return bottom <= other.top;
  }
}
