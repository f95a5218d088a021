package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads {@code trun}: adjacent samples (ISO/IEC 14496-12, 8.8.8). */
final class TrackRunReader {

  private static final int DATA_OFFSET = 0x1;
  private static final int FIRST_SAMPLE_FLAGS = 0x4;
  private static final int SAMPLE_DURATION = 0x100;
  private static final int SAMPLE_SIZE = 0x200;
  private static final int SAMPLE_FLAGS = 0x400;
  private static final int SAMPLE_COMPOSITION_OFFSET = 0x800;
  private static final int ENTRY_FIELDS =
      SAMPLE_DURATION | SAMPLE_SIZE | SAMPLE_FLAGS | SAMPLE_COMPOSITION_OFFSET;
  private static final int FIRST_FIELD_BYTES = 8;
  private static final ByteBuffer NO_FIELDS = ByteBuffer.allocate(0);

  private final SourceBytes source;
  private final BoxLocation box;
  private final SampleDefaults defaults;
  private final int flags;
  private final long count;
  private final int dataOffset;
  private final int firstSampleFlags;
  private final Optional<TableCursor> entries;

  private TrackRunReader(
      SourceBytes source, BoxLocation box, SampleDefaults defaults, int flags, ByteBuffer fields)
      throws FragmillException {
    this.source = source;
    this.box = box;
    this.defaults = defaults;
    this.flags = flags;
    this.count = Integer.toUnsignedLong(fields.getInt(4));
    ByteBuffer optional = fields.position(FIRST_FIELD_BYTES);
    this.dataOffset = has(DATA_OFFSET) ? optional.getInt() : 0;
    this.firstSampleFlags = has(FIRST_SAMPLE_FLAGS) ? optional.getInt() : defaults.flags();
    int entryBytes = Integer.BYTES * Integer.bitCount(flags & ENTRY_FIELDS);
    this.entries =
        entryBytes == 0
            ? Optional.empty()
            : Optional.of(TableCursor.open(source, box, fields.limit(), entryBytes, count));
  }

  /**
   * Opens a run.
   *
   * @param defaults what holds for samples that the run says nothing about
   */
  static TrackRunReader open(SourceBytes source, BoxLocation trun, SampleDefaults defaults)
      throws FragmillException {
    int flags = TableCursor.fields(source, trun, FIRST_FIELD_BYTES).getInt(0);
    int fieldBytes =
        FIRST_FIELD_BYTES
            + Integer.BYTES * Integer.bitCount(flags & (DATA_OFFSET | FIRST_SAMPLE_FLAGS));
    ByteBuffer fields = TableCursor.fields(source, trun, fieldBytes);
    return new TrackRunReader(source, trun, defaults, flags, fields);
  }

  /** Returns whether the run says where it begins; else it follows the one before. */
  boolean hasDataOffset() {
    return has(DATA_OFFSET);
  }

  /** Returns where the run begins, from the base of its track fragment; may be negative. */
  int dataOffsetBytes() {
    return dataOffset;
  }

  /**
   * A run whose samples are all alike takes no room in the box, whatever their number, but it does
   * in the source.
   */
  private void requireRoom() throws MalformedMediaException {
    if (has(SAMPLE_SIZE) || count == 0) {
      return;
    }
    long sourceBytes = source.sizeBytes();
    if (defaults.sizeBytes() == 0 || count > sourceBytes / defaults.sizeBytes()) {
      throw box.malformed(
          count
              + " samples of "
              + defaults.sizeBytes()
              + " bytes do not fit a source of "
              + sourceBytes);
    }
  }

  /**
   * Reads the samples.
   *
   * @param offsetBytes where the first one is
   * @param into receives them
   * @return where the last one ends
   */
  long read(long offsetBytes, Optional<TrackSamples> into) throws FragmillException {
    if (into.isPresent()) {
      requireRoom();
      into.get().expect(box, count);
    } else if (!has(SAMPLE_SIZE)) {
      return Math.addExact(offsetBytes, Math.multiplyExact(count, defaults.sizeBytes()));
    }
    long position = offsetBytes;
    for (long sample = 0; sample < count; sample++) {
      ByteBuffer entry = entries.isPresent() ? entries.get().next() : NO_FIELDS;
      long duration =
          has(SAMPLE_DURATION) ? Integer.toUnsignedLong(entry.getInt()) : defaults.durationTicks();
      long size = has(SAMPLE_SIZE) ? Integer.toUnsignedLong(entry.getInt()) : defaults.sizeBytes();
      int sampleFlags =
          has(SAMPLE_FLAGS) ? entry.getInt() : sample == 0 ? firstSampleFlags : defaults.flags();
      // Unsigned in version 0. But writers are known to put negative ones there, and none needs the
      // 32nd bit for a positive one.
      int composition = has(SAMPLE_COMPOSITION_OFFSET) ? entry.getInt() : 0;
      if (into.isPresent()) {
        into.get()
            .add(box, size, position, duration, composition, SampleDefaults.isSync(sampleFlags));
      }
      position = Math.addExact(position, size);
    }
    return position;
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }
}
