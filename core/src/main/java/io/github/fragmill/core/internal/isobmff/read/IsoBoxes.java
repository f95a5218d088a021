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

  private final BoxScanner scanner;

  IsoBoxes(BoxScanner scanner) {
    this.scanner = scanner;
  }

  MovieHeaderBox movieHeader(BoxLocation location) throws FragmillException {
    MovieHeaderBox box = new MovieHeaderBox();
    read(location, withoutDates(location), box::_parseDetails);
    return box;
  }

  TrackHeaderBox trackHeader(BoxLocation location) throws FragmillException {
    TrackHeaderBox box = new TrackHeaderBox();
    read(location, withoutDates(location), box::_parseDetails);
    return box;
  }

  MediaHeaderBox mediaHeader(BoxLocation location) throws FragmillException {
    MediaHeaderBox box = new MediaHeaderBox();
    read(location, withoutDates(location), box::_parseDetails);
    return box;
  }

  EditListBox editList(BoxLocation location) throws FragmillException {
    EditListBox box = new EditListBox();
    read(location, scanner.content(location), box::_parseDetails);
    return box;
  }

  /** Nobody asks when a header was written, and isoparser refuses dates above 63 bits. */
  private byte[] withoutDates(BoxLocation location) throws FragmillException {
    byte[] content = scanner.content(location);
    if (content.length >= END_OF_LONG_DATES && content[0] == 1) {
      Arrays.fill(content, VERSION_AND_FLAGS_BYTES, END_OF_LONG_DATES, (byte) 0);
    }
    return content;
  }

  /** What isoparser throws at a box that is too short, or holds what it does not know. */
  private static void read(BoxLocation location, byte[] content, Fields fields)
      throws FragmillException {
    try {
      fields.readFrom(ByteBuffer.wrap(content));
    } catch (RuntimeException e) {
      throw location.malformed("cannot be read: " + e);
    }
  }

  private interface Fields {
    void readFrom(ByteBuffer content);
  }
}
