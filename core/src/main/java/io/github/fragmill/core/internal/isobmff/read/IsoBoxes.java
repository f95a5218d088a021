package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mp4parser.boxes.iso14496.part12.EditListBox;
import org.mp4parser.boxes.iso14496.part12.MediaHeaderBox;
import org.mp4parser.boxes.iso14496.part12.MovieHeaderBox;
import org.mp4parser.boxes.iso14496.part12.TrackHeaderBox;

/**
 * Lets isoparser read the fields of a header box whose size has been checked.
 *
 * <p>Its box classes are asked directly. Its parser is not used: that looks box types up in the
 * system class loader, which has none of them in an application server, allocates by declared
 * sizes, and, where assertions are on, refuses every box that it would write differently.
 */
final class IsoBoxes {

  private static final int VERSION_AND_FLAGS_BYTES = 4;
  private static final int END_OF_LONG_DATES = VERSION_AND_FLAGS_BYTES + 2 * Long.BYTES;

  private static final int LIST_HEADER_BYTES = VERSION_AND_FLAGS_BYTES + Integer.BYTES;
  private static final int EDIT_BYTES = 12;
  private static final int LONG_EDIT_BYTES = 20;

  private final BoxScanner scanner;

  IsoBoxes(BoxScanner scanner) {
    this.scanner = scanner;
  }

  MovieHeaderBox movieHeader(BoxLocation location) throws FragmillException {
    MovieHeaderBox box = new MovieHeaderBox();
    read(location, withoutDates(location), 100, 112, box::_parseDetails);
    return box;
  }

  TrackHeaderBox trackHeader(BoxLocation location) throws FragmillException {
    TrackHeaderBox box = new TrackHeaderBox();
    read(location, withoutDates(location), 84, 96, box::_parseDetails);
    return box;
  }

  MediaHeaderBox mediaHeader(BoxLocation location) throws FragmillException {
    MediaHeaderBox box = new MediaHeaderBox();
    read(location, withoutDates(location), 24, 36, box::_parseDetails);
    return box;
  }

  EditListBox editList(BoxLocation location) throws FragmillException {
    EditListBox box = new EditListBox();
    byte[] content = scanner.content(location);
    long entries = content.length < LIST_HEADER_BYTES ? 0 : entries(content);
    read(
        location,
        content,
        LIST_HEADER_BYTES + entries * EDIT_BYTES,
        LIST_HEADER_BYTES + entries * LONG_EDIT_BYTES,
        box::_parseDetails);
    return box;
  }

  /** Creation times are not used, and isoparser refuses dates above 63 bits. */
  private byte[] withoutDates(BoxLocation location) throws FragmillException {
    byte[] content = scanner.content(location);
    if (content.length >= END_OF_LONG_DATES && content[0] == 1) {
      Arrays.fill(content, VERSION_AND_FLAGS_BYTES, END_OF_LONG_DATES, (byte) 0);
    }
    return content;
  }

  private static long entries(byte[] list) {
    return Integer.toUnsignedLong(ByteBuffer.wrap(list).getInt(VERSION_AND_FLAGS_BYTES));
  }

  /**
   * Reads a box that has a version, which decides its size.
   *
   * @param bytes of version 0, which isoparser takes all others but 1 for
   * @param longBytes of version 1
   */
  private static void read(
      BoxLocation location, byte[] content, long bytes, long longBytes, Fields fields)
      throws FragmillException {
    if (content.length < VERSION_AND_FLAGS_BYTES) {
      throw location.malformed(
          "expected a version and flags, 4 bytes, found " + content.length + " bytes");
    }
    int version = Byte.toUnsignedInt(content[0]);
    long expected = version == 1 ? longBytes : bytes;
    if (content.length < expected) {
      throw location.malformed(
          "expected "
              + expected
              + " bytes of fields in version "
              + version
              + ", found "
              + content.length);
    }
    try {
      fields.readFrom(ByteBuffer.wrap(content));
    } catch (RuntimeException e) {
      throw location.malformed(
          "expected fields of version 0 or 1, found values out of their range");
    }
  }

  private interface Fields {
    void readFrom(ByteBuffer content);
  }
}
