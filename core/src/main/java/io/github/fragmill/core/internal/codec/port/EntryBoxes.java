package io.github.fragmill.core.internal.codec.port;

import io.github.fragmill.core.media.SampleEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.NoSuchElementException;

/** The boxes in a sample entry as it goes to the output (ISO/IEC 14496-12, 12.1.3 and 12.2.3). */
public final class EntryBoxes {

  private static final int BOX_HEADER_BYTES = 8;
  private static final int AUDIO_FIELD_BYTES = 28;
  private static final int VISUAL_FIELD_BYTES = 78;

  private EntryBoxes() {}

  /**
   * Returns the content of the first box of a type in an AudioSampleEntry.
   *
   * @throws NoSuchElementException when there is none
   */
  public static byte[] ofAudio(SampleEntry entry, String type) {
    return content(entry, AUDIO_FIELD_BYTES, type);
  }

  /**
   * Returns the content of the first box of a type in a VisualSampleEntry.
   *
   * @throws NoSuchElementException when there is none
   */
  public static byte[] ofVideo(SampleEntry entry, String type) {
    return content(entry, VISUAL_FIELD_BYTES, type);
  }

  private static byte[] content(SampleEntry entry, int fieldBytes, String type) {
    ByteBuffer box = ByteBuffer.wrap(entry.toBytes());
    int position = BOX_HEADER_BYTES + fieldBytes;
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
