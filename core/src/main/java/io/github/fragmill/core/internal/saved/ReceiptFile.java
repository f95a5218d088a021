package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.internal.plan.SegmentSizes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What came of a part of the work, which can be made bytes of. Immutable and thread-safe.
 *
 * @param unit which part
 * @param sizes of its segments
 * @param checksums of its segments, CRC-32C
 */
public record ReceiptFile(UnitFile unit, SegmentSizes sizes, List<Integer> checksums) {

  public ReceiptFile {
    checksums = List.copyOf(checksums);
    if (sizes.count() != unit.range().count() || checksums.size() != sizes.count()) {
      throw new IllegalArgumentException(
          "expected sizes and checksums of "
              + unit.range().count()
              + " segments, found "
              + sizes.count()
              + " and "
              + checksums.size());
    }
  }

  /**
   * Reads a file.
   *
   * @throws SavedDataException when the bytes are no receipt of this version, or damaged
   */
  public static ReceiptFile read(byte[] bytes) throws SavedDataException {
    return SavedFile.RECEIPT.read(
        bytes,
        from -> {
          UnitFile unit = UnitFile.read(from);
          SegmentSizes sizes = IndexFile.readSizes(from);
          return new ReceiptFile(unit, sizes, readChecksums(from, sizes.count()));
        });
  }

  private static List<Integer> readChecksums(PackedReader from, int count) {
    List<Integer> checksums = new ArrayList<>();
    for (int segment = 0; segment < count; segment++) {
      checksums.add(from.number32());
    }
    return checksums;
  }

  /** Returns the file's bytes. */
  public byte[] toBytes() {
    PackedWriter into = new PackedWriter();
    unit.write(into);
    IndexFile.writeSizes(into, sizes);
    checksums.forEach(into::number);
    return SavedFile.RECEIPT.toBytes(into);
  }

  /** Returns whether both say the same of the same work. */
  public boolean agreesWith(ReceiptFile other) {
    return unit.range().equals(other.unit.range())
        && checksums.equals(other.checksums)
        && Arrays.equals(sizes.toArray(), other.sizes.toArray());
  }
}
