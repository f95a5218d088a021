package io.github.fragmill.integration.clips;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Rewrites a small file as files of more than 4 GB are written: {@code mdat} with a 64-bit size,
 * {@code co64} in place of {@code stco} (ISO/IEC 14496-12, 4.2 and 8.7.5).
 */
final class LargeOffsets {

  private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");
  private static final int HEADER_BYTES = 8;

  /** The size field of {@code mdat} takes 8 bytes more, so everything in it moves by as many. */
  private static final int SHIFT_BYTES = 8;

  private LargeOffsets() {}

  /**
   * @param file a file whose {@code mdat} is before its {@code moov} and has a 32-bit size
   */
  static byte[] of(byte[] file) {
    return rewrite(ByteBuffer.wrap(file));
  }

  private static byte[] rewrite(ByteBuffer boxes) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    while (boxes.hasRemaining()) {
      int size = boxes.getInt(boxes.position());
      byte[] type = new byte[4];
      boxes.get(boxes.position() + 4, type);
      ByteBuffer content = boxes.slice(boxes.position() + HEADER_BYTES, size - HEADER_BYTES);
      boxes.position(boxes.position() + size);
      write(new String(type, StandardCharsets.ISO_8859_1), content, result);
    }
    return result.toByteArray();
  }

  private static void write(String type, ByteBuffer content, ByteArrayOutputStream result) {
    if (type.equals("mdat")) {
      long size = 2L * HEADER_BYTES + content.remaining();
      header(/* escape to 64 bits */ 1, type, result);
      result.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(size).array());
      result.writeBytes(bytes(content));
    } else if (type.equals("stco")) {
      byte[] wide = widen(content);
      header(HEADER_BYTES + wide.length, "co64", result);
      result.writeBytes(wide);
    } else {
      byte[] copy = CONTAINERS.contains(type) ? rewrite(content) : bytes(content);
      header(HEADER_BYTES + copy.length, type, result);
      result.writeBytes(copy);
    }
  }

  private static byte[] widen(ByteBuffer table) {
    int versionAndFlags = table.getInt();
    int count = table.getInt();
    ByteBuffer wide = ByteBuffer.allocate(HEADER_BYTES + count * Long.BYTES);
    wide.putInt(versionAndFlags).putInt(count);
    for (int entry = 0; entry < count; entry++) {
      wide.putLong(Integer.toUnsignedLong(table.getInt()) + SHIFT_BYTES);
    }
    return wide.array();
  }

  private static void header(int size, String type, ByteArrayOutputStream result) {
    result.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(size).array());
    result.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] bytes(ByteBuffer content) {
    byte[] copy = new byte[content.remaining()];
    content.get(copy);
    return copy;
  }
}
