package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Reads {@code stsz} or {@code stz2}: the size of each sample (ISO/IEC 14496-12, 8.7.3). */
final class SizeCursor {

  private static final int FIELD_BYTES = 12;

  private final BoxLocation box;
  private final long count;
  private final int fieldBits;
  private final int constantSize;
  private final Optional<TableCursor> table;
  private int pendingNibble = -1;

  private SizeCursor(
      BoxLocation box, long count, int fieldBits, int constantSize, Optional<TableCursor> table) {
    this.box = box;
    this.count = count;
    this.fieldBits = fieldBits;
    this.constantSize = constantSize;
    this.table = table;
  }

  static SizeCursor open(SourceBytes source, List<BoxLocation> siblings, BoxLocation parent)
      throws FragmillException {
    Optional<BoxLocation> stz2 = BoxScanner.only(siblings, "stz2");
    BoxLocation box = stz2.isPresent() ? stz2.get() : BoxScanner.required(siblings, "stsz", parent);
    ByteBuffer fields = TableCursor.fields(source, box, FIELD_BYTES);
    int size = fields.getInt(4);
    long count = Integer.toUnsignedLong(fields.getInt(8));
    if (stz2.isEmpty() && size != 0) {
      requireSize(box, size);
      return new SizeCursor(box, count, 0, size, Optional.empty());
    }
    int fieldBits = stz2.isPresent() ? size & 0xFF : Integer.SIZE;
    return new SizeCursor(
        box, count, fieldBits, 0, Optional.of(table(source, box, fieldBits, count)));
  }

  private static TableCursor table(SourceBytes source, BoxLocation box, int fieldBits, long count)
      throws MalformedMediaException {
    return switch (fieldBits) {
      case 4 -> TableCursor.open(source, box, FIELD_BYTES, 1, (count + 1) / 2);
      case 8, 16, 32 -> TableCursor.open(source, box, FIELD_BYTES, fieldBits / 8, count);
      default -> throw box.malformed("expected fields of 4, 8 or 16 bits, found " + fieldBits);
    };
  }

  BoxLocation box() {
    return box;
  }

  long count() {
    return count;
  }

  /**
   * Checks a count that no table backs: samples of one size take no room in the box, but they do in
   * the source.
   */
  void requireWithin(long sourceBytes) throws MalformedMediaException {
    if (table.isEmpty() && count > sourceBytes / constantSize) {
      throw box.malformed(
          count + " samples of " + constantSize + " bytes do not fit a source of " + sourceBytes);
    }
  }

  /** Returns the size of the next sample, 0 or more. */
  int next() throws FragmillException {
    if (table.isEmpty()) {
      return constantSize;
    }
    if (pendingNibble >= 0) {
      int size = pendingNibble;
      pendingNibble = -1;
      return size;
    }
    ByteBuffer entry = table.get().next();
    switch (fieldBits) {
      case 4 -> {
        int both = entry.get() & 0xFF;
        pendingNibble = both & 0xF;
        return both >> 4;
      }
      case 8 -> {
        return entry.get() & 0xFF;
      }
      case 16 -> {
        return entry.getShort() & 0xFFFF;
      }
      default -> {
        int size = entry.getInt();
        requireSize(box, size);
        return size;
      }
    }
  }

  private static void requireSize(BoxLocation box, int size) throws MalformedMediaException {
    if (size < 0) {
      throw box.malformed(
          "expected samples below 2 GiB, found one of " + Integer.toUnsignedLong(size) + " bytes");
    }
  }
}
