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

  /** The sizes of all samples together. */
  private final long totalBytes;

  private SampleOffsets(Builder builder) {
    firstSamples = Arrays.copyOf(builder.firstSamples, builder.runs);
    startBytes = Arrays.copyOf(builder.startBytes, builder.runs);
    totalBytes = builder.totalBytes;
  }

  /**
   * Returns where a sample lies.
   *
   * @param sizes the sizes of all samples
   */
  long offsetBytes(int sample, int[] sizes) {
    int run = DecodeTimes.runOf(firstSamples, sample);
    return startBytes[run] + sum(sizes, firstSamples[run], sample);
  }

  private SampleOffsets(int[] firstSamples, long[] startBytes, long totalBytes) {
    this.firstSamples = firstSamples;
    this.startBytes = startBytes;
    this.totalBytes = totalBytes;
  }

  /** Returns the sizes of all samples together. */
  long totalBytes() {
    return totalBytes;
  }

  /** Writes each run: how many samples the last one had, and how far after it this one begins. */
  void writeTo(int[] sizes, PackedWriter into) {
    into.count(firstSamples.length);
    long expected = 0;
    for (int run = 0; run < firstSamples.length; run++) {
      if (run > 0) {
        into.count(firstSamples[run] - firstSamples[run - 1]);
        expected = startBytes[run - 1] + sum(sizes, firstSamples[run - 1], firstSamples[run]);
      }
      into.number(startBytes[run] - expected);
    }
  }

  private static long sum(int[] sizes, int firstSample, int endSample) {
    long bytes = 0;
    for (int sample = firstSample; sample < endSample; sample++) {
      bytes += sizes[sample];
    }
    return bytes;
  }

  /** Reads what {@link #writeTo} wrote. */
  static SampleOffsets read(int[] sizes, PackedReader from) {
    int runs = from.countOfParts();
    int[] firstSamples = new int[runs];
    long[] startBytes = new long[runs];
    int first = 0;
    long expected = 0;
    long totalBytes = 0;
    for (int run = 0; run < runs; run++) {
      if (run > 0) {
        first = Math.addExact(first, Math.max(1, from.count(MAX_RUN)));
        requireRun(first, sizes);
        long runBytes = sum(sizes, firstSamples[run - 1], first);
        totalBytes += runBytes;
        expected = startBytes[run - 1] + runBytes;
      }
      firstSamples[run] = first;
      startBytes[run] = Math.addExact(expected, from.number());
      if (startBytes[run] < 0 || startBytes[run] > MAX_START_BYTES) {
        throw new IllegalArgumentException(
            "expected a place of 0 to 2^62, found " + startBytes[run]);
      }
    }
    if (runs == 0 || sizes.length - first > MAX_RUN) {
      throw new IllegalArgumentException(
          "expected the places of " + sizes.length + " samples, found " + runs + " runs");
    }
    totalBytes += sum(sizes, first, sizes.length);
    return new SampleOffsets(firstSamples, startBytes, totalBytes);
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
    private long totalBytes;

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
      totalBytes += sizeBytes;
    }

    long memoryBytes() {
      return (long) (Integer.BYTES + Long.BYTES) * firstSamples.length;
    }

    SampleOffsets build() {
      return new SampleOffsets(this);
    }
  }
}
