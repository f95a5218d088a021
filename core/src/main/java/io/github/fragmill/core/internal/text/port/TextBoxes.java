package io.github.fragmill.core.internal.text.port;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes the small boxes of text tracks. */
public final class TextBoxes {

  public static final int HEADER_BYTES = 8;

  private TextBoxes() {}

  /** Returns a box around parts. */
  public static byte[] box(String type, byte[]... parts) {
    int size = HEADER_BYTES;
    for (byte[] part : parts) {
      size = Math.addExact(size, part.length);
    }
    ByteBuffer box =
        ByteBuffer.allocate(size).putInt(size).put(type.getBytes(StandardCharsets.ISO_8859_1));
    for (byte[] part : parts) {
      box.put(part);
    }
    return box.array();
  }

  /** Returns a box that holds a text without a terminator (ISO/IEC 14496-30, boxstring). */
  public static byte[] box(String type, String text) {
    return box(type, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns what all sample entries begin with: data reference 1 (ISO/IEC 14496-12, 8.5.2). */
  public static byte[] sampleEntryFields() {
    return new byte[] {0, 0, 0, 0, 0, 0, 0, 1};
  }
}
