package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;
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

  private final BoxScanner scanner;

  IsoBoxes(BoxScanner scanner) {
    this.scanner = scanner;
  }

  MovieHeaderBox movieHeader(BoxLocation location) throws FragmillException {
    MovieHeaderBox box = new MovieHeaderBox();
    read(location, box::_parseDetails);
    return box;
  }

  TrackHeaderBox trackHeader(BoxLocation location) throws FragmillException {
    TrackHeaderBox box = new TrackHeaderBox();
    read(location, box::_parseDetails);
    return box;
  }

  MediaHeaderBox mediaHeader(BoxLocation location) throws FragmillException {
    MediaHeaderBox box = new MediaHeaderBox();
    read(location, box::_parseDetails);
    return box;
  }

  EditListBox editList(BoxLocation location) throws FragmillException {
    EditListBox box = new EditListBox();
    read(location, box::_parseDetails);
    return box;
  }

  /** What isoparser throws at a box that is too short, or holds what it does not know. */
  private void read(BoxLocation location, Fields fields) throws FragmillException {
    ByteBuffer content = ByteBuffer.wrap(scanner.content(location));
    try {
      fields.readFrom(content);
    } catch (RuntimeException e) {
      throw location.malformed("cannot be read: " + e);
    }
  }

  private interface Fields {
    void readFrom(ByteBuffer content);
  }
}
