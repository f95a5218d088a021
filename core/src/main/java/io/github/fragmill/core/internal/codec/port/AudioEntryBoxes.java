package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.media.SampleEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.NoSuchElementException;

/** The boxes in an AudioSampleEntry of ISO/IEC 14496-12, 12.2.3, as it goes to the output. */
public final class AudioEntryBoxes {

  private static final int BOX_HEADER_BYTES = 8;
  private static final int FIELD_BYTES = 28;

  private AudioEntryBoxes() {}

  /**
   * Returns the content of the first box of a type.
   *
   * @throws NoSuchElementException when there is none
   */
  public static byte[] content(SampleEntry entry, String type) {
    ByteBuffer box = ByteBuffer.wrap(entry.toBytes());
    int position = BOX_HEADER_BYTES + FIELD_BYTES;
    while (box.limit() - position >= BOX_HEADER_BYTES) {
      int sizeBytes = box.getInt(position);
      if (sizeBytes < BOX_HEADER_BYTES || sizeBytes > box.limit() - position) {
        break;
      }
      String found = new String(box.array(), position + 4, 4, StandardCharsets.ISO_8859_1);
      if (found.equals(type)) {
        return Arrays.copyOfRange(box.array(), position + BOX_HEADER_BYTES, position + sizeBytes);
      }
      position += sizeBytes;
    }
    throw new NoSuchElementException(entry + " has no box " + type);
  }
}
