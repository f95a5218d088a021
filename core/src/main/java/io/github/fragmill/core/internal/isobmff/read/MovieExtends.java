package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code mvex}: what fragments need not repeat (ISO/IEC 14496-12, 8.8.1 and 8.8.3). */
final class MovieExtends {

  private static final int TREX_FIELD_BYTES = 24;

  private MovieExtends() {}

  /** Returns the defaults of each track ID; none without the box. */
  static Map<Long, SampleDefaults> read(
      SourceBytes source, BoxScanner scanner, Optional<BoxLocation> mvex) throws FragmillException {
    Map<Long, SampleDefaults> defaults = new HashMap<>();
    List<BoxLocation> children = mvex.isPresent() ? scanner.children(mvex.get()) : List.of();
    for (BoxLocation child : children) {
      if (child.type().equals("trex")) {
        ByteBuffer fields = TableCursor.fields(source, child, TREX_FIELD_BYTES).position(4);
        long trackId = Integer.toUnsignedLong(fields.getInt());
        if (defaults.put(trackId, SampleDefaults.read(fields)) != null) {
          throw child.malformed("expected one trex box for track " + trackId + ", found a second");
        }
      }
    }
    return defaults;
  }
}
