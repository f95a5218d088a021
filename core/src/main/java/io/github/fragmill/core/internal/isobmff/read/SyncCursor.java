package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import java.util.Optional;

/** Reads {@code stss}: which samples are sync samples; without it, all are. */
final class SyncCursor {

  private final Optional<TableCursor> table;
  private final long sampleCount;
  private long nextSyncNumber;
  private long sampleNumber;

  SyncCursor(Optional<TableCursor> table, long sampleCount) throws FragmillException {
    this.table = table;
    this.sampleCount = sampleCount;
    advance();
  }

  /** Returns whether the next sample is a sync sample. */
  boolean next() throws FragmillException {
    sampleNumber++;
    if (table.isEmpty()) {
      return true;
    }
    if (sampleNumber != nextSyncNumber) {
      return false;
    }
    advance();
    return true;
  }

  private void advance() throws FragmillException {
    if (table.isEmpty() || !table.get().hasNext()) {
      nextSyncNumber = 0;
      return;
    }
    long number = Integer.toUnsignedLong(table.get().next().getInt());
    if (number <= nextSyncNumber || number > sampleCount) {
      throw table
          .get()
          .box()
          .malformed(
              "expected ascending sample numbers up to "
                  + sampleCount
                  + ", found "
                  + number
                  + " after "
                  + nextSyncNumber);
    }
    nextSyncNumber = number;
  }
}
