package io.github.fragmill.platform.proof;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Films that are none: the sample, spoilt box by box (ISO/IEC 14496-12). */
final class Boxes {

  private static final int HEADER_BYTES = 8;

  private Boxes() {}

  /** Returns the first so many bytes. */
  static byte[] truncated(byte[] film, int sizeBytes) {
    return Arrays.copyOf(film, sizeBytes);
  }

  /** Returns a film whose first box of a type is called otherwise. */
  static byte[] renamed(byte[] film, String type, String otherType) {
    byte[] spoilt = film.clone();
    byte[] name = otherType.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, spoilt, find(film, type), name.length);
    return spoilt;
  }

  /** Returns a film with another number at an offset after the type of its first such box. */
  static byte[] with(byte[] film, String type, int offsetBytes, int value) {
    byte[] spoilt = film.clone();
    ByteBuffer.wrap(spoilt).putInt(find(film, type) + Integer.BYTES + offsetBytes, value);
    return spoilt;
  }

  /** Returns boxes in boxes. */
  static byte[] nested(int depth, String type) {
    ByteBuffer boxes = ByteBuffer.allocate(depth * HEADER_BYTES);
    while (boxes.hasRemaining()) {
      boxes.putInt(boxes.remaining()).put(type.getBytes(StandardCharsets.US_ASCII));
    }
    return boxes.array();
  }

  /** Returns the film's head, and a box that says it takes more bytes than any disk has. */
  static byte[] endless(byte[] film) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        truncated(film, find(film, "ftyp") - Integer.BYTES + ByteBuffer.wrap(film).getInt()));
    ByteBuffer header = ByteBuffer.allocate(2 * HEADER_BYTES);
    header.putInt(1).put("moov".getBytes(StandardCharsets.US_ASCII)).putLong(Long.MAX_VALUE);
    out.writeBytes(header.array());
    return out.toByteArray();
  }

  private static int find(byte[] film, String type) {
    // One byte is one character, so places stay what they are.
    int place = new String(film, StandardCharsets.ISO_8859_1).indexOf(type);
    if (place < 0) {
      throw new IllegalArgumentException("no box " + type);
    }
    return place;
  }
}
