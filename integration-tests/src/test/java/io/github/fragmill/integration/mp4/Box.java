package io.github.fragmill.integration.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A box (ISO/IEC 14496-12, 4.2) and the boxes in it. Sizes are 32 bits, as in all that the library
 * writes.
 *
 * @param type the four-character code
 * @param offsetBytes its place in the file
 * @param content what follows size and type
 * @param children the boxes in it
 */
public record Box(String type, int offsetBytes, ByteBuffer content, List<Box> children) {

  private static final int HEADER_BYTES = 8;
  private static final Set<String> CONTAINERS =
      Set.of(
          "moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "mvex", "moof", "traf", "sinf",
          "schi");

  /** How many bytes of fields stand before the children of boxes that have both. */
  private static final Map<String, Integer> FIELDS_BEFORE_CHILDREN =
      Map.of("stsd", 8, "dref", 8, "avc1", 78, "avc3", 78, "encv", 78, "mp4a", 28, "enca", 28);

  public Box {
    children = List.copyOf(children);
  }

  /** Reads the boxes of a file. */
  public static List<Box> parse(byte[] file) {
    return parse(ByteBuffer.wrap(file), /* offsetBytes= */ 0);
  }

  private static List<Box> parse(ByteBuffer bytes, int offsetBytes) {
    List<Box> boxes = new ArrayList<>();
    int position = 0;
    while (position < bytes.limit()) {
      int size = bytes.getInt(position);
      if (size < HEADER_BYTES || size > bytes.limit() - position) {
        throw new IllegalStateException("size " + size + " at " + (offsetBytes + position));
      }
      byte[] type = new byte[4];
      bytes.get(position + 4, type);
      boxes.add(
          parse(
              new String(type, StandardCharsets.ISO_8859_1),
              offsetBytes + position,
              bytes.slice(position + HEADER_BYTES, size - HEADER_BYTES)));
      position += size;
    }
    return boxes;
  }

  private static Box parse(String type, int offsetBytes, ByteBuffer content) {
    int fields = fieldBytes(type, content);
    ByteBuffer inner = content.slice(fields, content.limit() - fields);
    return new Box(type, offsetBytes, content, parse(inner, offsetBytes + HEADER_BYTES + fields));
  }

  /** Returns the fields: what stands before the children. */
  public ByteBuffer fields() {
    return content.slice(0, fieldBytes(type, content));
  }

  private static int fieldBytes(String type, ByteBuffer content) {
    return CONTAINERS.contains(type)
        ? 0
        : FIELDS_BEFORE_CHILDREN.getOrDefault(type, content.limit());
  }

  public int sizeBytes() {
    return HEADER_BYTES + content.limit();
  }

  /** Returns where the next box begins. */
  public int endBytes() {
    return offsetBytes + sizeBytes();
  }

  /** Returns where the content begins. */
  public int contentOffsetBytes() {
    return offsetBytes + HEADER_BYTES;
  }

  /** Returns this box and all boxes in it, outer ones first. */
  public Stream<Box> stream() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Box::stream));
  }

  /** Returns all boxes of a type, at any depth. */
  public static List<Box> all(List<Box> boxes, String type) {
    return boxes.stream().flatMap(Box::stream).filter(box -> box.type.equals(type)).toList();
  }

  /** Returns the only box of a type in this one. */
  public Box only(String wanted) {
    List<Box> found = all(List.of(this), wanted);
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " " + wanted + " in " + type);
    }
    return found.get(0);
  }

  /** Returns whether a box of a type is in this one. */
  public boolean has(String wanted) {
    return !all(List.of(this), wanted).isEmpty();
  }
}
