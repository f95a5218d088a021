package io.github.fragmill.core.segment;

import io.github.fragmill.core.media.Track;
import java.util.Arrays;
import java.util.Objects;

/**
 * Which samples of one track form which segment. Segments are numbered from 0. Times are
 * presentation times in ticks of the track. Immutable and thread-safe.
 */
public final class SegmentBoundaries {

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
  SegmentBoundaries(int[] firstSamples, int sampleCount, long[] startTicks, long endTicks) {
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

  /**
   * Returns the boundaries of a track whose segments begin with given samples. A segment begins to
   * be presented with its earliest sample, which may come after its first one in decoding order.
   *
   * @param firstSamples the first sample of each segment in decoding order, ascending from 0
   * @throws IllegalArgumentException when they are not
   */
  public static SegmentBoundaries of(Track track, int... firstSamples) {
    int sampleCount = track.samples().count();
    int[] first = firstSamples.clone();
    long[] startTicks = new long[first.length];
    for (int segment = 0; segment < first.length; segment++) {
      int end = segment + 1 < first.length ? first[segment + 1] : sampleCount;
      if (first[segment] >= end) {
        throw new IllegalArgumentException(
            "firstSamples: expected ascending numbers below " + end + ", found " + first[segment]);
      }
      startTicks[segment] =
          segment == 0
              ? track.presentationStartTicks()
              : Math.max(
                  startTicks[segment - 1], track.earliestPresentationTicks(first[segment], end));
    }
    long lastStart = startTicks.length == 0 ? 0 : startTicks[startTicks.length - 1];
    return new SegmentBoundaries(
        first, sampleCount, startTicks, Math.max(lastStart, track.presentationEndTicks()));
  }

  /**
   * Returns boundaries whose times are known.
   *
   * @param firstSamples the first sample of each segment in decoding order, ascending from 0
   * @param sampleCount the number of samples in the track, above all of these
   * @param startTicks when each segment begins to be presented, ascending, 0 or more
   * @param endTicks when the last one ends
   * @throws IllegalArgumentException when they are not
   */
  public static SegmentBoundaries of(
      int[] firstSamples, int sampleCount, long[] startTicks, long endTicks) {
    SegmentBoundaries boundaries =
        new SegmentBoundaries(firstSamples.clone(), sampleCount, startTicks.clone(), endTicks);
    for (int segment = 0; segment < firstSamples.length; segment++) {
      if (boundaries.firstSample(segment) >= boundaries.endSample(segment)
          || startTicks[segment] < 0
          || boundaries.durationTicks(segment) < 0) {
        throw new IllegalArgumentException(
            "expected ascending samples and times, found others at segment " + segment);
      }
    }
    return boundaries;
  }

  /** Returns the number of segments, at least 1. */
  public int segmentCount() {
    return firstSamples.length;
  }

  /** Returns a segment's first sample in decoding order. */
  public int firstSample(int segment) {
    return firstSamples[segment];
  }

  /** Returns the sample after a segment's last one in decoding order. */
  public int endSample(int segment) {
    Objects.checkIndex(segment, segmentCount());
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
    return segmentCount() + " segments from samples " + Arrays.toString(firstSamples);
  }
}
