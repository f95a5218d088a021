package io.github.fragmill.core.media;

import java.util.Arrays;

/**
 * The offsets of samples in the source, as runs of neighbours. A run ends at {@link #MAX_RUN}
 * samples, which bounds the work of one look-up. Immutable and thread-safe.
 */
final class SampleOffsets {

  static final int MAX_RUN = 64;

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
