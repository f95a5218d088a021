package io.github.fragmill.integration.clips;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Gives the tracks of a file other edit lists (ISO/IEC 14496-12, 8.6.6). */
final class EditLists {

  private static final Set<String> CONTAINERS = Set.of("moov", "trak", "edts");
  private static final int HEADER_BYTES = 8;
  private static final int RATE_1 = 0x0001_0000;

  private final Deque<long[][]> edits;

  private EditLists(List<long[][]> editsOfTracks) {
    edits = new ArrayDeque<>(editsOfTracks);
  }

  /**
   * @param file a file whose {@code mdat} is before its {@code moov}, and in which every track has
   *     an edit list
   * @param editsOfTracks of each track: duration and media time of each edit
   */
  static byte[] replace(byte[] file, List<long[][]> editsOfTracks) {
    return new EditLists(editsOfTracks).rewrite(ByteBuffer.wrap(file));
  }

  private byte[] rewrite(ByteBuffer boxes) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    while (boxes.hasRemaining()) {
      int size = boxes.getInt();
      byte[] type = new byte[4];
      boxes.get(type);
      byte[] content = new byte[size - HEADER_BYTES];
      boxes.get(content);
      byte[] copy = rewrite(new String(type, StandardCharsets.ISO_8859_1), content);
      result.writeBytes(
          ByteBuffer.allocate(HEADER_BYTES).putInt(HEADER_BYTES + copy.length).put(type).array());
      result.writeBytes(copy);
    }
    return result.toByteArray();
  }

  private byte[] rewrite(String type, byte[] content) {
    if (type.equals("elst")) {
      return editList(edits.remove());
    }
    return CONTAINERS.contains(type) ? rewrite(ByteBuffer.wrap(content)) : content;
  }

  private static byte[] editList(long[][] entries) {
    ByteBuffer list = ByteBuffer.allocate(8 + 12 * entries.length);
    list.putInt(/* version and flags */ 0).putInt(entries.length);
    for (long[] entry : entries) {
      list.putInt((int) entry[0]).putInt((int) entry[1]).putInt(RATE_1);
    }
    return list.array();
  }
}
