package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;

/** Reads {@code stts} and {@code ctts}: a value for each sample, stored as runs of equal values. */
final class RunCursor {

  private final TableCursor table;
  private long remainingInRun;
  private int value;

  RunCursor(TableCursor table) {
    this.table = table;
  }

  /** Returns the value of the next sample. */
  int next() throws FragmillException {
    while (remainingInRun == 0) {
      var entry = table.next();
      remainingInRun = Integer.toUnsignedLong(entry.getInt());
      value = entry.getInt();
    }
    remainingInRun--;
    return value;
  }

  /** Checks that no sample is left over. */
  void requireEnd() throws FragmillException {
    while (remainingInRun == 0 && table.hasNext()) {
      var entry = table.next();
      remainingInRun = Integer.toUnsignedLong(entry.getInt());
      value = entry.getInt();
    }
    if (remainingInRun > 0) {
      throw table.box().malformed("it has more samples than the sample sizes");
    }
  }
}
