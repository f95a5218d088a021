package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.TestBoxes;
import java.util.List;

/** Opens boxes made by hand as if they stood in a file. */
final class BoxReading {

  private final SourceBytes source;
  private final BoxScanner scanner;

  BoxReading(byte[] file) throws SourceException {
    this(file, Limits.DEFAULT);
  }

  BoxReading(byte[] file, Limits limits) throws SourceException {
    source = new SourceBytes("test.mp4", Source.bytes("test.mp4", file).open());
    scanner = new BoxScanner(source, limits);
  }

  /** Puts boxes into a container named {@code stbl} and opens that. */
  static BoxReading inside(byte[]... boxes) throws SourceException {
    return new BoxReading(TestBoxes.box("stbl", boxes));
  }

  SourceBytes source() {
    return source;
  }

  BoxScanner scanner() {
    return scanner;
  }

  /** The whole file as a box, whatever its first bytes say. */
  BoxLocation file() {
    return new BoxLocation("file", "file", 0, 0, source.sizeBytes());
  }

  /** The first box of the file. */
  BoxLocation first() throws FragmillException {
    return scanner.children(file()).get(0);
  }

  /** The boxes within the first box. */
  List<BoxLocation> children() throws FragmillException {
    return scanner.children(first());
  }

  /** Opens the first box within the first box as a table. */
  TableCursor table(int entryBytes) throws FragmillException {
    return TableCursor.open(source, children().get(0), entryBytes);
  }
}
