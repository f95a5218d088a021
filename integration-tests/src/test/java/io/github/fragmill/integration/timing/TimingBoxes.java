package io.github.fragmill.integration.timing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Strips a file of all boxes but those with times: isoparser stumbles over some sample entries of
 * QuickTime, and over truncated media.
 */
final class TimingBoxes {

  private static final Set<String> CONTAINERS =
      Set.of("moov", "trak", "edts", "mdia", "minf", "stbl", "mvex", "moof", "traf");
  private static final Set<String> LEAVES =
      Set.of(
          "mvhd", "tkhd", "elst", "mdhd", "stts", "ctts", "trex", "mehd", "tfhd", "tfdt", "trun");
  private static final int HEADER_BYTES = 8;
  private static final int ESCAPE_TO_64_BITS = 1;

  private TimingBoxes() {}

  static byte[] of(byte[] file) {
    return strip(ByteBuffer.wrap(file));
  }

  private static byte[] strip(ByteBuffer boxes) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    while (boxes.remaining() >= HEADER_BYTES) {
      int start = boxes.position();
      long size = Integer.toUnsignedLong(boxes.getInt());
      byte[] bytes = new byte[4];
      boxes.get(bytes);
      String type = new String(bytes, StandardCharsets.ISO_8859_1);
      if (size == ESCAPE_TO_64_BITS) {
        size = boxes.getLong();
      }
      int end = size == 0 ? boxes.limit() : (int) Math.min(boxes.limit(), start + size);
      if (CONTAINERS.contains(type) || LEAVES.contains(type)) {
        byte[] content = new byte[end - boxes.position()];
        boxes.get(content);
        byte[] copy = LEAVES.contains(type) ? content : strip(ByteBuffer.wrap(content));
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        kept.writeBytes(header.putInt(HEADER_BYTES + copy.length).put(bytes).array());
        kept.writeBytes(copy);
      }
      boxes.position(end);
    }
    return kept.toByteArray();
  }
}
