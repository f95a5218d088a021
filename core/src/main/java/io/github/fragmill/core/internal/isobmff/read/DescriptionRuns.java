package io.github.fragmill.core.internal.isobmff.read;

import java.util.Arrays;

/**
 * Which sample description the samples of a track have, as runs: nearly always there is one. Not
 * thread-safe.
 */
final class DescriptionRuns {

  private int[] firstSamples = new int[1];
  private int[] descriptions = new int[1];
  private int count;

  /**
   * Notes a sample.
   *
   * @param sample above the one before
   * @param description from 1
   */
  void add(int sample, int description) {
    if (count > 0 && descriptions[count - 1] == description) {
      return;
    }
    if (count == firstSamples.length) {
      firstSamples = Arrays.copyOf(firstSamples, 2 * count);
      descriptions = Arrays.copyOf(descriptions, 2 * count);
    }
    firstSamples[count] = sample;
    descriptions[count++] = description;
  }

  /** Returns the number of runs, 0 without samples. */
  int count() {
    return count;
  }

  /** Returns the first sample of a run. */
  int firstSample(int run) {
    return firstSamples[run];
  }

  /** Returns the description of a run, from 1. */
  int description(int run) {
    return descriptions[run];
  }

  /** Returns about how much memory they take. */
  long memoryBytes() {
    return 2L * Integer.BYTES * firstSamples.length;
  }
}
