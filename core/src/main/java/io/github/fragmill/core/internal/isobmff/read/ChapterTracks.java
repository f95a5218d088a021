package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tracks that name the chapters of others (QuickTime File Format, chapter lists): players do
 * not show them as subtitles.
 */
final class ChapterTracks {

  private final BoxScanner scanner;
  private final Set<Integer> ids = new HashSet<>();

  ChapterTracks(BoxScanner scanner) {
    this.scanner = scanner;
  }

  /** Adds those of a track. */
  void addNamedBy(List<BoxLocation> trackChildren) throws FragmillException {
    for (BoxLocation tref : trackChildren) {
      if (tref.type().equals("tref")) {
        for (BoxLocation reference : scanner.children(tref)) {
          add(reference);
        }
      }
    }
  }

  private void add(BoxLocation reference) throws FragmillException {
    if (reference.type().equals("chap")) {
      ByteBuffer content = ByteBuffer.wrap(scanner.content(reference));
      while (content.remaining() >= Integer.BYTES) {
        ids.add(content.getInt());
      }
    }
  }

  boolean has(long trackId) {
    return ids.contains((int) trackId);
  }
}
