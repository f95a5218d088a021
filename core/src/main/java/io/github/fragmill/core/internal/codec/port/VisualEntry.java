package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.media.SampleEntry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Changes visual sample entries (ISO/IEC 14496-12, 12.1.3) whose boxes all have 32-bit sizes.
 *
 * <pre>
 * size, type          8 bytes
 * fields              78 bytes, width and height 24 bytes from their start
 * boxes ...
 * </pre>
 */
final class VisualEntry {

  private static final int BOX_HEADER_BYTES = 8;
  private static final int FIELD_BYTES = 78;
  private static final int WIDTH_OFFSET = BOX_HEADER_BYTES + 24;

  private VisualEntry() {}

  static SampleEntry withDimensions(SampleEntry entry, int widthPixels, int heightPixels) {
    byte[] box = entry.toBytes();
    ByteBuffer.wrap(box)
        .putShort(WIDTH_OFFSET, (short) widthPixels)
        .putShort(WIDTH_OFFSET + Short.BYTES, (short) heightPixels);
    return new SampleEntry(box);
  }

  static SampleEntry withType(SampleEntry entry, String type) {
    byte[] box = entry.toBytes();
    ByteBuffer.wrap(box).position(Integer.BYTES).put(type.getBytes(StandardCharsets.ISO_8859_1));
    return new SampleEntry(box);
  }

  /** Changes the first box of a type. */
  static SampleEntry withBox(SampleEntry entry, String type, byte[] content) {
    boolean[] isDone = new boolean[1];
    return rebuild(
        entry,
        box -> {
          if (isDone[0] || !type(box).equals(type)) {
            return Optional.of(box);
          }
          isDone[0] = true;
          return Optional.of(
              ByteBuffer.allocate(BOX_HEADER_BYTES + content.length)
                  .putInt(BOX_HEADER_BYTES + content.length)
                  .put(type.getBytes(StandardCharsets.ISO_8859_1))
                  .put(content)
                  .array());
        });
  }

  static SampleEntry without(SampleEntry entry, Set<String> types) {
    return rebuild(entry, box -> Optional.of(box).filter(it -> !types.contains(type(it))));
  }

  private static SampleEntry rebuild(
      SampleEntry entry, Function<byte[], Optional<byte[]>> changing) {
    ByteBuffer from = ByteBuffer.wrap(entry.toBytes());
    ByteArrayOutputStream into = new ByteArrayOutputStream();
    into.writeBytes(take(from, Math.min(from.remaining(), BOX_HEADER_BYTES + FIELD_BYTES)));
    while (from.remaining() >= BOX_HEADER_BYTES) {
      changing.apply(take(from, from.getInt(from.position()))).ifPresent(into::writeBytes);
    }
    into.writeBytes(take(from, from.remaining()));
    byte[] box = into.toByteArray();
    ByteBuffer.wrap(box).putInt(box.length);
    return new SampleEntry(box);
  }

  private static byte[] take(ByteBuffer from, int bytes) {
    byte[] taken = new byte[bytes];
    from.get(taken);
    return taken;
  }

  private static String type(byte[] box) {
    return new String(box, Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
  }
}
