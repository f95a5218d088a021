package io.github.fragmill.core.internal.text.webvtt;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.text.port.TextBoxes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A box in a sample or a sample entry of text.
 *
 * @param type four characters
 * @param content a view of its own
 */
record SampleBox(String type, ByteBuffer content) {

  private static final int TYPE_BYTES = 4;

  /** Reads the next box of a buffer, and moves to the next. */
  static SampleBox next(ByteBuffer from) throws MalformedMediaException {
    int size = from.remaining() < TextBoxes.HEADER_BYTES ? 0 : from.getInt(from.position());
    if (size < TextBoxes.HEADER_BYTES || size > from.remaining()) {
      throw new MalformedMediaException(
          "wvtt",
          from.position(),
          "expected a box of at least "
              + TextBoxes.HEADER_BYTES
              + " bytes in "
              + from.remaining()
              + ", found one of "
              + size);
    }
    byte[] type = new byte[TYPE_BYTES];
    from.get(from.position() + Integer.BYTES, type);
    ByteBuffer content =
        from.slice(from.position() + TextBoxes.HEADER_BYTES, size - TextBoxes.HEADER_BYTES);
    from.position(from.position() + size);
    return new SampleBox(new String(type, StandardCharsets.ISO_8859_1), content);
  }

  /** Returns the content as text. WebVTT never holds NUL. */
  String text() {
    return StandardCharsets.UTF_8.decode(content.duplicate()).toString().replace('\0', '\uFFFD');
  }
}
