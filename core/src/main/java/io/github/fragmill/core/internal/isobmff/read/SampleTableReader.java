package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import java.util.List;
import java.util.Optional;

/**
 * Reads the sample table boxes side by side into a {@link SampleTable}.
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
 * <p>The tables must agree on the number of samples, and every sample must lie in the source: a
 * file that lies about one of them would come out with samples missing.
 */
final class SampleTableReader {

  /** So that a shift of all offsets, and their sums with it, fit 31 bits. */
  private static final int MAX_COMPOSITION_OFFSET_TICKS = 1 << 30;

  private final SourceBytes source;
  private final Limits limits;
  private final BoxLocation stbl;
  private final List<BoxLocation> boxes;

  SampleTableReader(SourceBytes source, BoxScanner scanner, Limits limits, BoxLocation stbl)
      throws FragmillException {
    this.source = source;
    this.limits = limits;
    this.stbl = stbl;
    this.boxes = scanner.children(stbl);
  }

  /** Returns the table, or empty when the track has no samples. */
  Optional<SampleTable> read() throws FragmillException {
    SizeCursor sizes = SizeCursor.open(source, boxes, stbl);
    long count = sizes.count();
    if (count == 0) {
      return Optional.empty();
    }
    if (count > limits.maxSamples()) {
      throw new LimitExceededException(
          sizes.box().path()
              + ": "
              + count
              + " samples, more than maxSamples = "
              + limits.maxSamples());
    }
    sizes.requireWithin(source.sizeBytes());
    RunCursor durations = new RunCursor(required("stts", 8));
    Optional<TableCursor> ctts = optional("ctts", 8);
    Optional<RunCursor> compositions = ctts.map(RunCursor::new);
    ChunkCursor places = places();
    SyncCursor syncs = new SyncCursor(optional("stss", 4), count);

    SampleTable.Builder table = new SampleTable.Builder((int) count);
    long totalBytes = 0;
    for (int sample = 0; sample < count; sample++) {
      int size = sizes.next();
      long offset = places.next(size);
      int duration = durations.next();
      int composition = compositions.isPresent() ? compositions.get().next() : 0;
      requireInSource(sample, offset, size);
      if (duration < 0) {
        throw stbl.malformed("sample " + sample + " has a duration above 2^31 ticks");
      }
      if (Math.abs((long) composition) > MAX_COMPOSITION_OFFSET_TICKS) {
        throw stbl.malformed(
            "sample " + sample + " has a composition offset of " + composition + " ticks");
      }
      totalBytes += size;
      table.add(size, offset, duration, composition, syncs.next());
    }
    if (totalBytes > source.sizeBytes()) {
      throw sizes
          .box()
          .malformed(
              "the samples claim " + totalBytes + " bytes of a source of " + source.sizeBytes());
    }
    durations.requireEnd();
    if (compositions.isPresent()) {
      compositions.get().requireEnd();
    }
    places.requireEnd();
    return Optional.of(table.build());
  }

  private ChunkCursor places() throws FragmillException {
    Optional<BoxLocation> co64 = BoxScanner.only(boxes, "co64");
    TableCursor offsets = co64.isPresent() ? required("co64", 8) : required("stco", 4);
    return new ChunkCursor(offsets, co64.isPresent(), required("stsc", 12));
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

  private void requireInSource(int sample, long offset, int size) throws MalformedMediaException {
    if (offset > source.sizeBytes() - size) {
      throw stbl.malformed(
          "sample "
              + sample
              + " lies at byte "
              + offset
              + " with "
              + size
              + " bytes, the source ends at "
              + source.sizeBytes());
    }
  }
}
