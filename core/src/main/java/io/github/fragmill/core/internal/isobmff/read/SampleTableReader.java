package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.SampleTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the sample table boxes side by side towards a {@link SampleTable}.
 *
 * <pre>
 * stbl
 *   stsz | stz2     sizes             {@link SizeCursor}
 *   stts            durations         {@link RunCursor}
 *   ctts            composition       {@link RunCursor}
 *   stsc, stco|co64 places            {@link ChunkCursor}
 *   stss            sync samples      {@link SyncCursor}
 * </pre>
 *
 * <p>The tables must agree on the number of samples. There may be none, and no tables then: a
 * fragmented file has them all in its fragments.
 */
final class SampleTableReader {

  private static final Set<String> TABLES = Set.of("stsz", "stz2", "stts", "stsc", "stco", "co64");

  private final SourceBytes source;
  private final BoxLocation stbl;
  private final int descriptionCount;
  private final List<BoxLocation> boxes;

  /**
   * @param descriptionCount how many sample descriptions there are
   */
  SampleTableReader(SourceBytes source, BoxScanner scanner, BoxLocation stbl, int descriptionCount)
      throws FragmillException {
    this.source = source;
    this.stbl = stbl;
    this.descriptionCount = descriptionCount;
    this.boxes = scanner.children(stbl);
  }

  /** Returns what is among the tables. */
  List<BoxLocation> boxes() {
    return boxes;
  }

  /** Adds the samples of the tables. */
  void read(TrackSamples into) throws FragmillException {
    if (boxes.stream().noneMatch(box -> TABLES.contains(box.type()))) {
      return;
    }
    SizeCursor sizes = SizeCursor.open(source, boxes, stbl);
    long count = sizes.count();
    if (count == 0) {
      requireNone();
      return;
    }
    sizes.requireWithin(source.sizeBytes());
    into.expect(sizes.box(), count);
    RunCursor durations = new RunCursor(required("stts", 8));
    Optional<TableCursor> ctts = optional("ctts", 8);
    Optional<RunCursor> compositions = ctts.map(RunCursor::new);
    ChunkCursor places = places();
    SyncCursor syncs = new SyncCursor(optional("stss", 4), count);
    for (long sample = 0; sample < count; sample++) {
      int size = sizes.next();
      long place = places.next(size);
      if (into.encryption().isPresent() && places.description() != 1) {
        throw new UnsupportedMediaException(
            stbl.path()
                + ": encrypted samples of sample description "
                + places.description()
                + " outside fragments");
      }
      into.describedBy(places.description());
      into.add(
          stbl,
          size,
          place,
          Integer.toUnsignedLong(durations.next()),
          compositions.isPresent() ? compositions.get().next() : 0,
          syncs.next());
    }
    durations.requireEnd();
    if (compositions.isPresent()) {
      compositions.get().requireEnd();
    }
    places.requireEnd();
    into.tablesEnd();
  }

  /** A wrong count of zero would lose the samples of the other tables. */
  private void requireNone() throws FragmillException {
    for (String type : List.of("stts", "ctts")) {
      Optional<TableCursor> runs = optional(type, 8);
      if (runs.isPresent()) {
        new RunCursor(runs.get()).requireEnd();
      }
    }
    Optional<TableCursor> sampleToChunk = optional("stsc", 12);
    if (sampleToChunk.isPresent() && sampleToChunk.get().hasNext()) {
      places().requireEnd();
    }
  }

  private ChunkCursor places() throws FragmillException {
    Optional<BoxLocation> co64 = BoxScanner.only(boxes, "co64");
    if (co64.isPresent() && BoxScanner.only(boxes, "stco").isPresent()) {
      throw co64.get().malformed("expected one of stco and co64, found both");
    }
    TableCursor offsets = co64.isPresent() ? required("co64", 8) : required("stco", 4);
    return new ChunkCursor(offsets, co64.isPresent(), required("stsc", 12), descriptionCount);
  }

  private TableCursor required(String type, int entryBytes) throws FragmillException {
    return TableCursor.open(source, BoxScanner.required(boxes, type, stbl), entryBytes);
  }

  private Optional<TableCursor> optional(String type, int entryBytes) throws FragmillException {
    Optional<BoxLocation> box = BoxScanner.only(boxes, type);
    return box.isPresent()
        ? Optional.of(TableCursor.open(source, box.get(), entryBytes))
        : Optional.empty();
  }
}
