package io.github.fragmill.benchmarks.movie;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts boxes together (ISO/IEC 14496-12, 4.2). A box that holds tables stays a list of parts,
 * because copying millions of entries from box to box would take more memory than a packager does.
 */
final class Boxes {

  private static final int HEADER_BYTES = 8;

  private Boxes() {}

  /** Returns a small box, whose contents are copied. */
  static byte[] box(String type, byte[]... contents) {
    int contentBytes = Arrays.stream(contents).mapToInt(part -> part.length).sum();
    return box(
        type,
        contentBytes,
        box -> {
          for (byte[] part : contents) {
            box.put(part);
          }
        });
  }

  /** Returns a box whose content is 32-bit fields; the first is version and flags. */
  static byte[] fields(String type, int... fields) {
    return box(
        type,
        fields.length * Integer.BYTES,
        box -> {
          for (int field : fields) {
            box.putInt(field);
          }
        });
  }

  /**
   * Returns a box.
   *
   * @param content puts exactly {@code contentBytes}
   */
  static byte[] box(String type, int contentBytes, Consumer<ByteBuffer> content) {
    int sizeBytes = HEADER_BYTES + contentBytes;
    ByteBuffer box = ByteBuffer.allocate(sizeBytes).putInt(sizeBytes).put(ascii(type));
    content.accept(box);
    return box.array();
  }

  /** Returns a box around others, as parts that lie side by side in the file. */
  static List<byte[]> container(String type, List<byte[]> contents) {
    int sizeBytes = HEADER_BYTES + contents.stream().mapToInt(part -> part.length).sum();
    List<byte[]> parts = new ArrayList<>();
    parts.add(ByteBuffer.allocate(HEADER_BYTES).putInt(sizeBytes).put(ascii(type)).array());
    parts.addAll(contents);
    return parts;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns a four-character code as a field. */
  static int code(String fourCc) {
    return ByteBuffer.wrap(ascii(fourCc)).getInt();
  }
}
