package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;

/**
 * Reads {@code tfhd}: which track a fragment belongs to, where its data is, and what it puts in the
 * place of the track's defaults (ISO/IEC 14496-12, 8.8.7).
 */
final class TrackFragmentHeader {

  private static final int BASE_DATA_OFFSET = 0x1;
  private static final int DESCRIPTION_INDEX = 0x2;
  private static final int DEFAULT_DURATION = 0x8;
  private static final int DEFAULT_SIZE = 0x10;
  private static final int DEFAULT_FLAGS = 0x20;
  private static final int DURATION_IS_EMPTY = 0x1_0000;
  private static final int DEFAULT_BASE_IS_MOOF = 0x2_0000;
  private static final int SMALL_FIELDS =
      DESCRIPTION_INDEX | DEFAULT_DURATION | DEFAULT_SIZE | DEFAULT_FLAGS;

  private final BoxLocation box;
  private final int flags;
  private final ByteBuffer fields;

  private TrackFragmentHeader(BoxLocation box, int flags, ByteBuffer fields) {
    this.box = box;
    this.flags = flags;
    this.fields = fields;
  }

  static TrackFragmentHeader read(SourceBytes source, BoxLocation tfhd) throws FragmillException {
    int flags = TableCursor.fields(source, tfhd, 8).getInt(0);
    int fieldBytes =
        8
            + ((flags & BASE_DATA_OFFSET) != 0 ? Long.BYTES : 0)
            + Integer.BYTES * Integer.bitCount(flags & SMALL_FIELDS);
    return new TrackFragmentHeader(tfhd, flags, TableCursor.fields(source, tfhd, fieldBytes));
  }

  BoxLocation box() {
    return box;
  }

  long trackId() {
    return Integer.toUnsignedLong(fields.getInt(4));
  }

  /** Returns whether there is nothing to present for the default duration. */
  boolean isDurationEmpty() {
    return has(DURATION_IS_EMPTY);
  }

  /**
   * Returns the place from which the data offsets of runs count.
   *
   * @param moofOffsetBytes where the movie fragment begins
   * @param previousEndBytes where the data of the track fragment before ends; for the first, where
   *     the movie fragment begins
   */
  long baseDataOffsetBytes(long moofOffsetBytes, long previousEndBytes) {
    if (has(BASE_DATA_OFFSET)) {
      return fields.getLong(8);
    }
    return has(DEFAULT_BASE_IS_MOOF) ? moofOffsetBytes : previousEndBytes;
  }

  /** Returns the track's defaults, as far as this fragment does not have its own. */
  SampleDefaults over(SampleDefaults track) {
    ByteBuffer own = fields.duplicate().position(has(BASE_DATA_OFFSET) ? 16 : 8);
    return new SampleDefaults(
        has(DESCRIPTION_INDEX) ? Integer.toUnsignedLong(own.getInt()) : track.descriptionIndex(),
        has(DEFAULT_DURATION) ? Integer.toUnsignedLong(own.getInt()) : track.durationTicks(),
        has(DEFAULT_SIZE) ? Integer.toUnsignedLong(own.getInt()) : track.sizeBytes(),
        has(DEFAULT_FLAGS) ? own.getInt() : track.flags());
  }

  private boolean has(int flag) {
    return (flags & flag) != 0;
  }
}
