package io.github.fragmill.core.media;

import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import java.util.Arrays;

/**
 * The offsets of samples in the source, as runs of neighbours. A run ends at {@link #MAX_RUN}
 * samples, which bounds the work of one look-up. Immutable and thread-safe.
 */
final class SampleOffsets {

  static final int MAX_RUN = 64;

  /** Whatever the sizes of a run are, its end is within 63 bits. */
  private static final long MAX_START_BYTES = 1L << 62;

  private final int[] firstSamples;
  private final long[] startBytes;

  private SampleOffsets(Builder builder) {
    firstSamples = Arrays.copyOf(builder.firstSamples, builder.runs);
    startBytes = Arrays.copyOf(builder.startBytes, builder.runs);
  }

  /**
   * Returns where a sample lies.
   *
   * @param sizes the sizes of all samples
   */
  long offsetBytes(int sample, int[] sizes) {
    int run = DecodeTimes.runOf(firstSamples, sample);
    long offset = startBytes[run];
    for (int before = firstSamples[run]; before < sample; before++) {
      offset += sizes[before];
    }
    return offset;
  }

  private SampleOffsets(int[] firstSamples, long[] startBytes) {
    this.firstSamples = firstSamples;
    this.startBytes = startBytes;
  }

  /** Writes each run: how many samples the last one had, and how far after it this one begins. */
  void writeTo(int[] sizes, PackedWriter into) {
    into.count(firstSamples.length);
    long expected = 0;
    for (int run = 0; run < firstSamples.length; run++) {
      if (run > 0) {
        into.count(firstSamples[run] - firstSamples[run - 1]);
        expected = endBytes(run - 1, firstSamples[run], sizes);
      }
      into.number(startBytes[run] - expected);
    }
  }

  private long endBytes(int run, int endSample, int[] sizes) {
    long end = startBytes[run];
    for (int sample = firstSamples[run]; sample < endSample; sample++) {
      end += sizes[sample];
    }
    return end;
  }

  /** Reads what {@link #writeTo} wrote. */
  static SampleOffsets read(int[] sizes, PackedReader from) {
    int runs = from.countOfParts();
    SampleOffsets offsets = new SampleOffsets(new int[runs], new long[runs]);
    int first = 0;
    long expected = 0;
    for (int run = 0; run < runs; run++) {
      if (run > 0) {
        first = Math.addExact(first, Math.max(1, from.count(MAX_RUN)));
        requireRun(first, sizes);
        expected = offsets.endBytes(run - 1, first, sizes);
      }
      offsets.firstSamples[run] = first;
      offsets.startBytes[run] = Math.addExact(expected, from.number());
      if (offsets.startBytes[run] < 0 || offsets.startBytes[run] > MAX_START_BYTES) {
        throw new IllegalArgumentException(
            "expected a place of 0 to 2^62, found " + offsets.startBytes[run]);
      }
    }
    if (runs == 0 || sizes.length - first > MAX_RUN) {
      throw new IllegalArgumentException(
          "expected the places of " + sizes.length + " samples, found " + runs + " runs");
    }
    return offsets;
  }

  private static void requireRun(int firstSample, int[] sizes) {
    if (firstSample >= sizes.length) {
      throw new IllegalArgumentException(
          "expected a sample below " + sizes.length + ", found a run from " + firstSample + " on");
    }
  }

  /** Collects places, sample after sample. */
  static final class Builder {

    private int[] firstSamples = new int[16];
    private long[] startBytes = new long[16];
    private int runs;
    private long nextOffset;

    void add(int sample, long offsetBytes, int sizeBytes) {
      boolean continues =
          runs > 0 && nextOffset == offsetBytes && sample - firstSamples[runs - 1] < MAX_RUN;
      if (!continues) {
        if (runs == firstSamples.length) {
          int capacity = runs + runs / 2;
          firstSamples = Arrays.copyOf(firstSamples, capacity);
          startBytes = Arrays.copyOf(startBytes, capacity);
        }
        firstSamples[runs] = sample;
        startBytes[runs++] = offsetBytes;
      }
      nextOffset = Math.addExact(offsetBytes, sizeBytes);
    }

    long memoryBytes() {
      return (long) (Integer.BYTES + Long.BYTES) * firstSamples.length;
    }

    SampleOffsets build() {
      return new SampleOffsets(this);
    }
  }
}
