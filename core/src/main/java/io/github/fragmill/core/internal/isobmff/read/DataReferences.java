package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Returns whether the media of a track is in the file (ISO/IEC 14496-12, 8.7.2). Where it is in
 * another one, the bytes at the offsets in the tables are something else.
 *
 * <pre>
 * minf
 *   dinf
 *     dref
 *       url , alis ...  whether this file, or the name of another
 * </pre>
 */
final class DataReferences {

  private static final int DREF_FIELD_BYTES = 8;
  private static final int FULL_BOX_BYTES = 4;
  private static final int IN_THIS_FILE = 1;

  /** Those of ISO/IEC 14496-12, 8.7.2, and of QuickTime. Anything else is damage. */
  private static final Set<String> TYPES = Set.of("url ", "urn ", "imdt", "snim", "alis", "rsrc");

  private DataReferences() {}

  /**
   * Checks that media is in the file. Without a reference it is, and with one that names no other,
   * or that cannot be read.
   *
   * @param boxes the children of {@code minf}
   * @param reference which one, from 1
   * @throws UnsupportedMediaException when it is in another
   */
  static void requireInThisFile(
      SourceBytes source, BoxScanner scanner, List<BoxLocation> boxes, int reference)
      throws FragmillException {
    Optional<BoxLocation> found = find(scanner, boxes, reference);
    if (found.isEmpty()
        || !TYPES.contains(found.get().type())
        || found.get().contentBytes() <= FULL_BOX_BYTES) {
      return;
    }
    int flags = TableCursor.fields(source, found.get(), FULL_BOX_BYTES).getInt(0);
    if ((flags & IN_THIS_FILE) == 0) {
      throw new UnsupportedMediaException(
          found.get().path()
              + ": its media is in another file; remux the movie with its media into one file");
    }
  }

  private static Optional<BoxLocation> find(
      BoxScanner scanner, List<BoxLocation> boxes, int reference) throws FragmillException {
    try {
      Optional<BoxLocation> dinf = BoxScanner.only(boxes, "dinf");
      if (dinf.isEmpty()) {
        return Optional.empty();
      }
      BoxLocation dref = BoxScanner.required(scanner.children(dinf.get()), "dref", dinf.get());
      return scanner.children(dref, dref.contentOffsetBytes() + DREF_FIELD_BYTES).stream()
          .limit(reference)
          .skip(Math.max(0, reference - 1))
          .findFirst();
    } catch (MalformedMediaException e) {
      return Optional.empty();
    }
  }
}
