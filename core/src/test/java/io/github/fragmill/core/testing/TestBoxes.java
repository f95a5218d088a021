package io.github.fragmill.core.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Makes boxes of bytes, and changes boxes inside others. */
public final class TestBoxes {

  private static final int HEADER_BYTES = 8;

  private TestBoxes() {}

  /** Returns a box with a 32-bit size. */
  public static byte[] box(String type, byte[]... parts) {
    byte[] content = concat(parts);
    return concat(ints(HEADER_BYTES + content.length), ascii(type), content);
  }

  /** Returns a box with a 64-bit size. */
  public static byte[] largeBox(String type, byte[]... parts) {
    byte[] content = concat(parts);
    return concat(ints(1), ascii(type), longs(2 * HEADER_BYTES + content.length), content);
  }

  /** Returns a box with version and flags. */
  public static byte[] fullBox(String type, int version, int flags, byte[]... parts) {
    return box(type, ints((long) version << 24 | flags), concat(parts));
  }

  /** Returns a table box: version and flags of 0, an entry count, and entries of 32-bit fields. */
  public static byte[] table(String type, int entryCount, long... fields) {
    return fullBox(type, 0, 0, ints(entryCount), ints(fields));
  }

  /** Returns values of 32 bits each, big-endian. */
  public static byte[] ints(long... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
    for (long value : values) {
      buffer.putInt((int) value);
    }
    return buffer.array();
  }

  /** Returns values of 64 bits each, big-endian. */
  public static byte[] longs(long... values) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * values.length);
    for (long value : values) {
      buffer.putLong(value);
    }
    return buffer.array();
  }

  /** Returns values of 16 bits each, big-endian. */
  public static byte[] shorts(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * values.length);
    for (int value : values) {
      buffer.putShort((short) value);
    }
    return buffer.array();
  }

  /** Returns values of 8 bits each. */
  public static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** Returns one byte for each character. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns so many zero bytes. */
  public static byte[] zeros(int count) {
    return new byte[count];
  }

  /** Returns arrays one behind the other. */
  public static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  /**
   * Returns a sequence of boxes in which one is changed; the sizes of those around it follow.
   *
   * @param boxes boxes with 32-bit sizes, one behind the other
   * @param path for example {@code moov/trak[2]/mdia}
   * @param change from the whole box to what stands in its place, which may be nothing
   */
  public static byte[] replace(byte[] boxes, String path, UnaryOperator<byte[]> change) {
    int slash = path.indexOf('/');
    String head = slash < 0 ? path : path.substring(0, slash);
    int[] range = locate(boxes, head);
    byte[] found = Arrays.copyOfRange(boxes, range[0], range[1]);
    byte[] changed =
        slash < 0 ? change.apply(found) : inside(found, path.substring(slash + 1), change);
    return concat(
        Arrays.copyOf(boxes, range[0]), changed, Arrays.copyOfRange(boxes, range[1], boxes.length));
  }

  /** Returns a whole box of a sequence of boxes. */
  public static byte[] find(byte[] boxes, String path) {
    byte[][] found = new byte[1][];
    replace(
        boxes,
        path,
        box -> {
          found[0] = box;
          return box;
        });
    return found[0];
  }

  /** Returns a box's bytes behind size and type. */
  public static byte[] content(byte[] box) {
    return Arrays.copyOfRange(box, HEADER_BYTES, box.length);
  }

  private static byte[] inside(byte[] parent, String path, UnaryOperator<byte[]> change) {
    int fields = fieldBytes(typeAt(parent, 0));
    byte[] own = Arrays.copyOfRange(parent, HEADER_BYTES, HEADER_BYTES + fields);
    byte[] children = Arrays.copyOfRange(parent, HEADER_BYTES + fields, parent.length);
    return box(typeAt(parent, 0), own, replace(children, path, change));
  }

  /** Returns how many bytes of its own a container has before its children. */
  static int fieldBytes(String type) {
    return switch (type) {
      case "stsd", "dref" -> 8;
      case "avc1", "encv" -> 78;
      case "mp4a", "enca" -> 28;
      default -> 0;
    };
  }

  private static int[] locate(byte[] boxes, String name) {
    int bracket = name.indexOf('[');
    String type = bracket < 0 ? name : name.substring(0, bracket);
    int remaining =
        bracket < 0 ? 1 : Integer.parseInt(name.substring(bracket + 1, name.length() - 1));
    for (int position = 0; position < boxes.length; ) {
      int size = ByteBuffer.wrap(boxes).getInt(position);
      if (typeAt(boxes, position).equals(type) && --remaining == 0) {
        return new int[] {position, position + size};
      }
      position += size;
    }
    throw new IllegalArgumentException("no box " + name);
  }

  private static String typeAt(byte[] boxes, int position) {
    return new String(boxes, position + 4, 4, StandardCharsets.ISO_8859_1);
  }
}
