package io.github.fragmill.integration.clips;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Moves the sync samples of a video track but its first from {@code stss} to a sample group
 * (ISO/IEC 14496-12, 8.9, 10.1 and 10.4).
 */
final class SyncGroups {

  private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "minf", "stbl");
  private static final int HEADER_BYTES = 8;

  /** Leading samples are not counted; so MP4Box writes it. */
  private static final byte[] UNKNOWN_LEADING = {0};

  /** All is right after so many samples. */
  private static final byte[] ROLL_DISTANCE = {0, 24};

  private final String type;

  private SyncGroups(String type) {
    this.type = type;
  }

  /**
   * @param file a file whose {@code mdat} is before its {@code moov}
   * @param type of the group
   */
  static byte[] rewrite(byte[] file, String type) {
    return new SyncGroups(type).rewrite(ByteBuffer.wrap(file));
  }

  private byte[] rewrite(ByteBuffer boxes) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    while (boxes.hasRemaining()) {
      int size = boxes.getInt();
      byte[] name = new byte[4];
      boxes.get(name);
      byte[] content = new byte[size - HEADER_BYTES];
      boxes.get(content);
      String boxType = new String(name, StandardCharsets.ISO_8859_1);
      if (boxType.equals("stss")) {
        addGroups(ByteBuffer.wrap(content), result);
      } else {
        result.writeBytes(
            box(
                boxType,
                CONTAINERS.contains(boxType) ? rewrite(ByteBuffer.wrap(content)) : content));
      }
    }
    return result.toByteArray();
  }

  private void addGroups(ByteBuffer stss, ByteArrayOutputStream into) {
    int count = stss.getInt(4);
    into.writeBytes(
        box("stss", ByteBuffer.allocate(12).putInt(0).putInt(1).putInt(stss.getInt(8)).array()));
    byte[] entry = type.equals("roll") ? ROLL_DISTANCE : UNKNOWN_LEADING;
    into.writeBytes(
        box(
            "sgpd",
            ByteBuffer.allocate(16 + entry.length)
                .putInt(/* version 1 */ 1 << 24)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(entry.length)
                .putInt(/* entries */ 1)
                .put(entry)
                .array()));
    ByteBuffer runs = ByteBuffer.allocate(12 + 16 * (count - 1));
    runs.putInt(0).put(type.getBytes(StandardCharsets.ISO_8859_1)).putInt(2 * (count - 1));
    int previous = 0;
    for (int index = 1; index < count; index++) {
      int number = stss.getInt(8 + 4 * index);
      runs.putInt(number - previous - 1).putInt(/* no group */ 0).putInt(1).putInt(1);
      previous = number;
    }
    into.writeBytes(box("sbgp", runs.array()));
  }

  private static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(HEADER_BYTES + content.length)
        .putInt(HEADER_BYTES + content.length)
        .put(type.getBytes(StandardCharsets.ISO_8859_1))
        .put(content)
        .array();
  }
}
