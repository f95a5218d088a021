package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;

/**
 * Reads a table box front to back, a few thousand entries at a time, so that the tables of a
 * ten-hour movie are never in memory as bytes.
 */
final class TableCursor {

  private static final int BUFFER_BYTES = 1 << 16;

  private final SourceBytes source;
  private final BoxLocation box;
  private final int entryBytes;
  private final long entryCount;
  private final ByteBuffer buffer;
  private long nextReadOffset;
  private long remainingEntries;

  private TableCursor(
      SourceBytes source, BoxLocation box, long tableOffset, int entryBytes, long entryCount) {
    this.source = source;
    this.box = box;
    this.entryBytes = entryBytes;
    this.entryCount = entryCount;
    this.remainingEntries = entryCount;
    this.nextReadOffset = tableOffset;
    int capacity = (int) Math.min(BUFFER_BYTES / entryBytes, Math.max(1, entryCount)) * entryBytes;
    this.buffer = ByteBuffer.allocate(capacity).limit(0);
  }

  /** Opens a full box whose fields are an entry count and the entries. */
  static TableCursor open(SourceBytes source, BoxLocation box, int entryBytes)
      throws FragmillException {
    ByteBuffer fields = fields(source, box, 8);
    return open(source, box, 8, entryBytes, Integer.toUnsignedLong(fields.getInt(4)));
  }

  /** Opens a table of a known number of entries after some fields. */
  static TableCursor open(
      SourceBytes source, BoxLocation box, int fieldBytes, int entryBytes, long entryCount)
      throws MalformedMediaException {
    long room = (box.contentBytes() - fieldBytes) / entryBytes;
    if (entryCount > room) {
      throw box.malformed("it claims " + entryCount + " entries and has room for " + room);
    }
    return new TableCursor(
        source, box, box.contentOffsetBytes() + fieldBytes, entryBytes, entryCount);
  }

  /** Reads the fields before a table. */
  static ByteBuffer fields(SourceBytes source, BoxLocation box, int fieldBytes)
      throws FragmillException {
    if (box.contentBytes() < fieldBytes) {
      throw box.malformed(
          "expected at least " + fieldBytes + " bytes, found " + box.contentBytes());
    }
    return source.readFully(ByteBuffer.allocate(fieldBytes), box.contentOffsetBytes(), box.path());
  }

  BoxLocation box() {
    return box;
  }

  long entryCount() {
    return entryCount;
  }

  boolean hasNext() {
    return remainingEntries > 0;
  }

  /** Moves to the next entry, whose bytes the returned buffer then gives in order. */
  ByteBuffer next() throws FragmillException {
    if (!hasNext()) {
      throw box.malformed("it ends after " + entryCount + " entries, before the other tables do");
    }
    if (!buffer.hasRemaining()) {
      long bytes = Math.min(buffer.capacity(), remainingEntries * entryBytes);
      buffer.clear().limit((int) bytes);
      source.readFully(buffer, nextReadOffset, box.path());
      nextReadOffset += bytes;
    }
    remainingEntries--;
    return buffer;
  }
}
