package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.internal.codec.port.NalUnitMask;
import io.github.fragmill.core.internal.codec.port.SampleInsertion;
import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The samples of a source that have something put into them. Immutable and thread-safe. */
public final class SplicedSamples {

  private final int count;

  /** Where each begins as it is here; one more for the end of the last one. */
  private final long[] starts;

  private final long[] sourceOffsets;
  private final int[] insertionIndexes;
  private final List<SampleInsertion> insertions;

  private SplicedSamples(Builder builder) {
    count = builder.count;
    starts = Arrays.copyOf(builder.starts, count + 1);
    sourceOffsets = Arrays.copyOf(builder.sourceOffsets, count);
    insertionIndexes = Arrays.copyOf(builder.insertionIndexes, count);
    insertions = List.copyOf(builder.insertions);
  }

  /** Writes all of it. */
  public void writeTo(PackedWriter into) {
    into.list(insertions, SplicedSamples::writeInsertion);
    into.count(starts[0]);
    into.count(count);
    long expected = 0;
    for (int sample = 0; sample < count; sample++) {
      into.count(insertionIndexes[sample]);
      into.number(sourceOffsets[sample] - expected);
      into.count(sourceSizeBytes(sample));
      expected = sourceOffsets[sample] + sourceSizeBytes(sample);
    }
  }

  private static void writeInsertion(PackedWriter into, SampleInsertion insertion) {
    byte[] nalUnits = new byte[insertion.sizeBytes()];
    insertion.bytes().get(nalUnits);
    into.block(nalUnits);
    into.count(insertion.lengthSizeBytes());
    into.count(insertion.delimiter().mask());
    into.count(insertion.delimiter().bits());
  }

  private static SampleInsertion readInsertion(PackedReader from) {
    return new SampleInsertion(
        from.block(),
        from.count(Integer.BYTES),
        new NalUnitMask(from.count(0xFF), from.count(0xFF)));
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static SplicedSamples read(PackedReader from) {
    List<SampleInsertion> insertions = from.list(SplicedSamples::readInsertion);
    Builder samples = new Builder(from.count());
    int count = from.countOfParts();
    long expected = 0;
    for (int sample = 0; sample < count; sample++) {
      SampleInsertion insertion = insertions.get(from.count(insertions.size() - 1));
      long offset = Math.addExact(expected, from.number());
      int sizeBytes = from.count(Integer.MAX_VALUE - insertion.sizeBytes());
      if (offset < 0 || sizeBytes + insertion.sizeBytes() == 0) {
        throw new IllegalArgumentException(
            "expected samples with a place and a size, found " + sizeBytes + " bytes at " + offset);
      }
      samples.add(offset, sizeBytes, insertion);
      expected = Math.addExact(offset, sizeBytes);
    }
    return samples.build();
  }

  /** Returns where the first one begins: after the source's own bytes. */
  long startBytes() {
    return starts[0];
  }

  /** Returns where the last one ends. */
  long endBytes() {
    return starts[count];
  }

  /** Returns the sample at a position from {@link #startBytes()} to below {@link #endBytes()}. */
  int at(long positionBytes) {
    int found = Arrays.binarySearch(starts, positionBytes);
    return found >= 0 ? found : -found - 2;
  }

  /** Returns where a sample begins as it is here. */
  long startBytes(int sample) {
    return starts[sample];
  }

  /** Returns where a sample begins in the source. */
  long sourceOffsetBytes(int sample) {
    return sourceOffsets[sample];
  }

  /** Returns the size of a sample in the source. */
  int sourceSizeBytes(int sample) {
    return (int) (starts[sample + 1] - starts[sample]) - insertion(sample).sizeBytes();
  }

  /** Returns what is put into a sample. */
  SampleInsertion insertion(int sample) {
    return insertions.get(insertionIndexes[sample]);
  }

  /** Collects samples. Not thread-safe. */
  static final class Builder {

    private static final int BYTES_PER_SAMPLE = 2 * Long.BYTES + Integer.BYTES;

    private int count;
    private long[] starts = new long[2];
    private long[] sourceOffsets = new long[1];
    private int[] insertionIndexes = new int[1];
    private final List<SampleInsertion> insertions = new ArrayList<>();

    /**
     * @param sourceBytes the size of the source
     */
    Builder(long sourceBytes) {
      starts[0] = sourceBytes;
    }

    /**
     * Adds a sample. None may be empty as it is here.
     *
     * @param offsetBytes where it begins in the source
     * @param sizeBytes its size in the source
     * @return where it begins as it is here
     */
    long add(long offsetBytes, int sizeBytes, SampleInsertion insertion) {
      if (count == sourceOffsets.length) {
        starts = Arrays.copyOf(starts, 2 * count + 1);
        sourceOffsets = Arrays.copyOf(sourceOffsets, 2 * count);
        insertionIndexes = Arrays.copyOf(insertionIndexes, 2 * count);
      }
      if (insertions.isEmpty() || !insertions.get(insertions.size() - 1).equals(insertion)) {
        insertions.add(insertion);
      }
      sourceOffsets[count] = offsetBytes;
      insertionIndexes[count] = insertions.size() - 1;
      starts[count + 1] = Math.addExact(starts[count], (long) sizeBytes + insertion.sizeBytes());
      return starts[count++];
    }

    boolean isEmpty() {
      return count == 0;
    }

    /** Returns about how much memory they take. */
    long memoryBytes() {
      return (long) BYTES_PER_SAMPLE * sourceOffsets.length;
    }

    SplicedSamples build() {
      return new SplicedSamples(this);
    }
  }
}
