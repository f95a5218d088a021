package io.github.fragmill.core.presentation;

import java.util.Objects;
import java.util.function.IntToLongFunction;

/**
 * Times and sizes of the segments of a rendition, first to last, without a gap between them. Times
 * are in ticks of the rendition. Immutable and thread-safe.
 */
public final class SegmentTimes {

  private final long[] startTicks;
  private final long endTicks;
  private final long[] sizeBytes;

  /** What of each segment follows its first sample. */
  private final IntToLongFunction bytesAfterFirstSample;

  /**
   * Makes times and sizes of segments of one sample each.
   *
   * @param startTicks the presentation time at which each segment begins, ascending, 0 or more
   * @param endTicks the presentation time at which the last one ends
   * @param sizeBytes the size of each segment; of segment files that nobody has measured, what it
   *     does not exceed
   */
  public SegmentTimes(long[] startTicks, long endTicks, long[] sizeBytes) {
    this(startTicks, endTicks, sizeBytes, segment -> 0);
  }

  /**
   * @param startTicks the presentation time at which each segment begins, ascending, 0 or more
   * @param endTicks the presentation time at which the last one ends
   * @param sizeBytes the size of each segment; of segment files that nobody has measured, what it
   *     does not exceed
   * @param bytesAfterFirstSample how much of a segment follows its first sample, by the segment's
   *     index, from 0 up to its size; pure, and asked by {@link #firstSampleEndBytes} only
   */
  public SegmentTimes(
      long[] startTicks, long endTicks, long[] sizeBytes, IntToLongFunction bytesAfterFirstSample) {
    if (startTicks.length == 0 || startTicks.length != sizeBytes.length) {
      throw new IllegalArgumentException(
          "expected as many sizes as starts, at least one, found "
              + sizeBytes.length
              + " and "
              + startTicks.length);
    }
    this.startTicks = startTicks.clone();
    this.endTicks = endTicks;
    this.sizeBytes = sizeBytes.clone();
    this.bytesAfterFirstSample =
        Objects.requireNonNull(bytesAfterFirstSample, "bytesAfterFirstSample");
    for (int segment = 0; segment < startTicks.length; segment++) {
      if (startTicks[segment] < 0 || durationTicks(segment) < 0 || sizeBytes[segment] < 0) {
        throw new IllegalArgumentException(
            "segment " + segment + ": expected ascending times and a size of 0 or more");
      }
    }
  }

  /** Returns the number of segments, at least 1. */
  public int count() {
    return startTicks.length;
  }

  /** Returns when a segment begins to be presented, in ticks, 0 or more. */
  public long startTicks(int segment) {
    return startTicks[segment];
  }

  /** Returns how long a segment is presented, in ticks: until the next one begins. */
  public long durationTicks(int segment) {
    long next = segment + 1 < startTicks.length ? startTicks[segment + 1] : endTicks;
    return next - startTicks[segment];
  }

  /** Returns when the last segment ends, in ticks. */
  public long endTicks() {
    return endTicks;
  }

  /**
   * Returns the size of a segment in bytes, its headers included. Of segment files that nobody has
   * measured, it is what the segment does not exceed.
   */
  public long sizeBytes(int segment) {
    return sizeBytes[segment];
  }

  /**
   * Returns where the first sample of a segment ends, in bytes from the beginning of the segment:
   * what of it is enough to show its first picture. Of segments that nobody has measured, it is
   * what the end does not exceed.
   *
   * @throws IllegalArgumentException when the first sample does not end within the segment
   */
  public long firstSampleEndBytes(int segment) {
    long after = bytesAfterFirstSample.applyAsLong(segment);
    if (after < 0 || after > sizeBytes[segment]) {
      throw new IllegalArgumentException(
          "segment " + segment + ": expected the first sample to end within it");
    }
    return sizeBytes[segment] - after;
  }
}
