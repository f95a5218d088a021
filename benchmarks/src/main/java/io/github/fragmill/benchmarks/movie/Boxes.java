package io.github.fragmill.benchmarks.movie;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts boxes together (ISO/IEC 14496-12, 4.2). */
final class Boxes {

  private static final int HEADER_BYTES = 8;

  private Boxes() {}

  static byte[] box(String type, byte[]... contents) {
    int sizeBytes = HEADER_BYTES + Arrays.stream(contents).mapToInt(part -> part.length).sum();
    ByteBuffer box = ByteBuffer.allocate(sizeBytes).putInt(sizeBytes).put(ascii(type));
    for (byte[] part : contents) {
      box.put(part);
    }
    return box.array();
  }

  /** Returns a box whose content is 32-bit fields; the first is version and flags. */
  static byte[] fields(String type, int... fields) {
    ByteBuffer content = ByteBuffer.allocate(fields.length * Integer.BYTES);
    for (int field : fields) {
      content.putInt(field);
    }
    return box(type, content.array());
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns a four-character code as a field. */
  static int code(String fourCc) {
    return ByteBuffer.wrap(ascii(fourCc)).getInt();
  }
}
