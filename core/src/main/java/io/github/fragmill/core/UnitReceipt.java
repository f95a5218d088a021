package io.github.fragmill.core;

import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.internal.saved.ReceiptFile;

/**
 * What came of a work unit: the size and the checksum of each segment. The receipts of all units of
 * a plan are what {@link PackagingEngine#commit} needs. Immutable and thread-safe.
 */
public final class UnitReceipt {

  private final ReceiptFile file;

  UnitReceipt(ReceiptFile file) {
    this.file = file;
  }

  ReceiptFile file() {
    return file;
  }

  /**
   * Reads what {@link #toBytes} returned.
   *
   * @throws SavedDataException when the bytes are no receipt, one of another version, or damaged
   */
  public static UnitReceipt parse(byte[] bytes) throws SavedDataException {
    return new UnitReceipt(ReceiptFile.read(bytes));
  }

  /** Returns all of it as bytes: a hundred, and a few for each segment. */
  public byte[] toBytes() {
    return file.toBytes();
  }

  /** Returns what was executed. */
  public WorkUnit unit() {
    return new WorkUnit(file.unit());
  }

  /** Returns the bytes of all segments together. */
  public long totalBytes() {
    return file.sizes().totalBytes();
  }

  /** Returns the unit and its bytes. */
  @Override
  public String toString() {
    return "receipt of " + file.unit().range() + ", " + totalBytes() + " bytes";
  }
}
