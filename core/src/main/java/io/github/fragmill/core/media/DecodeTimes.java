package io.github.fragmill.core.media;

import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * When samples are decoded and how long they last, as runs of one duration. Immutable and
 * thread-safe.
 */
final class DecodeTimes {

  /** Whatever is added to them, times stay within 63 bits. */
  private static final long MAX_TICKS = 1L << 61;

  private final int[] firstSamples;
  private final long[] startTicks;
  private final int[] durationTicks;

  private DecodeTimes(Builder builder) {
    firstSamples = Arrays.copyOf(builder.firstSamples, builder.runs);
    startTicks = Arrays.copyOf(builder.startTicks, builder.runs);
    durationTicks = Arrays.copyOf(builder.durationTicks, builder.runs);
  }

  private DecodeTimes(int[] firstSamples, long[] startTicks, int[] durationTicks) {
    this.firstSamples = firstSamples;
    this.startTicks = startTicks;
    this.durationTicks = durationTicks;
  }

  /** Writes each run: how many samples the last one had, how late it begins, the duration. */
  void writeTo(PackedWriter into) {
    into.count(firstSamples.length);
    long expected = 0;
    for (int run = 0; run < firstSamples.length; run++) {
      if (run > 0) {
        int length = firstSamples[run] - firstSamples[run - 1];
        into.count(length);
        expected = startTicks[run - 1] + (long) length * durationTicks[run - 1];
      }
      into.number(startTicks[run] - expected);
      into.count(durationTicks[run]);
    }
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @param sampleCount of the table
   */
  static DecodeTimes read(int sampleCount, PackedReader from) {
    int runs = from.countOfParts();
    int[] firstSamples = new int[runs];
    long[] startTicks = new long[runs];
    int[] durationTicks = new int[runs];
    long expected = 0;
    for (int run = 0; run < runs; run++) {
      if (run > 0) {
        int length = Math.max(1, from.count(sampleCount));
        firstSamples[run] = Math.addExact(firstSamples[run - 1], length);
        expected = endTicks(startTicks[run - 1], length, durationTicks[run - 1]);
      }
      startTicks[run] = Math.addExact(expected, from.number());
      durationTicks[run] = from.count(Integer.MAX_VALUE);
      if (startTicks[run] < 0 || startTicks[run] > MAX_TICKS) {
        throw new IllegalArgumentException(
            "expected decode times of 0 to 2^61, found " + startTicks[run]);
      }
    }
    if (runs == 0 || firstSamples[runs - 1] >= sampleCount) {
      throw new IllegalArgumentException(
          "expected runs of " + sampleCount + " samples in all, found " + runs + " runs");
    }
    return new DecodeTimes(firstSamples, startTicks, durationTicks);
  }

  private static long endTicks(long startTicks, int samples, int durationTicks) {
    return Math.addExact(startTicks, (long) samples * durationTicks);
  }

  /** Returns when the last of so many samples ends. */
  long endTicks(int sampleCount) {
    int last = firstSamples.length - 1;
    return endTicks(startTicks[last], sampleCount - firstSamples[last], durationTicks[last]);
  }

  /** Returns the number of runs, each of samples that last as long and follow each other. */
  int runCount() {
    return firstSamples.length;
  }

  /** Returns the first sample of a run. */
  int firstSample(int run) {
    return firstSamples[run];
  }

  /** Returns the sample after the last of a run, of so many samples in all. */
  int endSample(int run, int sampleCount) {
    return run + 1 < firstSamples.length ? firstSamples[run + 1] : sampleCount;
  }

  /** Returns the same times, so much earlier. */
  DecodeTimes earlier(long ticks) {
    long[] earlier = startTicks.clone();
    for (int run = 0; run < earlier.length; run++) {
      earlier[run] -= ticks;
    }
    return new DecodeTimes(firstSamples, earlier, durationTicks);
  }

  long startTicks(int sample) {
    int run = runOf(firstSamples, sample);
    return startTicks[run] + (long) (sample - firstSamples[run]) * durationTicks[run];
  }

  int durationTicks(int sample) {
    return durationTicks[runOf(firstSamples, sample)];
  }

  /** Returns whether samples from one to before another last as long. */
  boolean hasOneDuration(int first, int end) {
    int run = runOf(firstSamples, first);
    int duration = durationTicks[run];
    while (++run < firstSamples.length && firstSamples[run] < end) {
      if (durationTicks[run] != duration) {
        return false;
      }
    }
    return true;
  }

  /** Returns the duration that all samples have, the last one left aside, if there is one. */
  OptionalInt constantDurationTicks(int sampleCount) {
    boolean isConstant =
        firstSamples.length == 1
            || (firstSamples.length == 2 && firstSamples[1] == sampleCount - 1);
    return isConstant ? OptionalInt.of(durationTicks[0]) : OptionalInt.empty();
  }

  /** Returns the run that holds a sample. */
  static int runOf(int[] firstSamples, int sample) {
    int found = Arrays.binarySearch(firstSamples, sample);
    return found >= 0 ? found : -found - 2;
  }

  /** Collects times, sample after sample. */
  static final class Builder {

    private int[] firstSamples = new int[4];
    private long[] startTicks = new long[4];
    private int[] durationTicks = new int[4];
    private int runs;

    void add(int sample, long start, int duration) {
      int last = runs - 1;
      boolean continues =
          runs > 0
              && durationTicks[last] == duration
              && startTicks[last] + (long) (sample - firstSamples[last]) * duration == start;
      if (continues) {
        return;
      }
      if (runs == firstSamples.length) {
        int capacity = runs + runs / 2;
        firstSamples = Arrays.copyOf(firstSamples, capacity);
        startTicks = Arrays.copyOf(startTicks, capacity);
        durationTicks = Arrays.copyOf(durationTicks, capacity);
      }
      firstSamples[runs] = sample;
      startTicks[runs] = start;
      durationTicks[runs++] = duration;
    }

    long memoryBytes() {
      return (2L * Integer.BYTES + Long.BYTES) * firstSamples.length;
    }

    DecodeTimes build() {
      return new DecodeTimes(this);
    }
  }
}
