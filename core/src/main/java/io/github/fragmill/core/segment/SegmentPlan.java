package io.github.fragmill.core.segment;

import java.util.Arrays;
import java.util.Objects;

/**
 * Which samples form which segment of one track. Times are presentation times in ticks of the
 * track. Immutable and thread-safe.
 */
public final class SegmentPlan {

  private final int[] firstSamples;
  private final int sampleCount;
  private final long[] startTicks;
  private final long endTicks;

  /**
   * @param firstSamples the first sample of each segment, ascending from 0
   * @param sampleCount the number of samples in the track
   * @param startTicks when each segment begins to be presented, ascending
   * @param endTicks when the last one ends
   */
  SegmentPlan(int[] firstSamples, int sampleCount, long[] startTicks, long endTicks) {
    if (firstSamples.length == 0
        || firstSamples.length != startTicks.length
        || firstSamples[0] != 0) {
      throw new IllegalArgumentException(
          "expected segments from sample 0 on, each with a start time");
    }
    this.firstSamples = firstSamples;
    this.sampleCount = sampleCount;
    this.startTicks = startTicks;
    this.endTicks = endTicks;
  }

  /** Returns the number of segments, at least 1. */
  public int count() {
    return firstSamples.length;
  }

  /** Returns a segment's first sample in decoding order. */
  public int firstSample(int segment) {
    return firstSamples[segment];
  }

  /** Returns the sample behind a segment's last one. */
  public int endSample(int segment) {
    Objects.checkIndex(segment, count());
    return segment + 1 < firstSamples.length ? firstSamples[segment + 1] : sampleCount;
  }

  /** Returns when a segment begins to be presented. */
  public long startTicks(int segment) {
    return startTicks[segment];
  }

  /** Returns how long a segment is presented: until the next one begins. */
  public long durationTicks(int segment) {
    long next = segment + 1 < startTicks.length ? startTicks[segment + 1] : endTicks;
    return next - startTicks[segment];
  }

  /** Returns when the last segment ends. */
  public long endTicks() {
    return endTicks;
  }

  /** Returns a copy of all start times. */
  public long[] startTicks() {
    return startTicks.clone();
  }

  @Override
  public String toString() {
    return count() + " segments from samples " + Arrays.toString(firstSamples);
  }
}
