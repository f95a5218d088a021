package io.github.fragmill.core.presentation;

/**
 * Times and sizes of the segments of a rendition, first to last, without a gap between them. Times
 * are in ticks of the rendition. Immutable and thread-safe.
 */
public final class SegmentTimes {

  private final long[] startTicks;
  private final long endTicks;
  private final long[] sizeBytes;

  /** Where the first sample of each segment ends. */
  private final long[] firstSampleEndBytes;

  /**
   * Makes times and sizes of segments of one sample each.
   *
   * @param startTicks the presentation time at which each segment begins, ascending, 0 or more
   * @param endTicks the presentation time at which the last one ends
   * @param sizeBytes the size of each segment; of segment files that nobody has measured, what it
   *     does not exceed
   */
  public SegmentTimes(long[] startTicks, long endTicks, long[] sizeBytes) {
    this(startTicks, endTicks, sizeBytes, sizeBytes);
  }

  /**
   * @param startTicks the presentation time at which each segment begins, ascending, 0 or more
   * @param endTicks the presentation time at which the last one ends
   * @param sizeBytes the size of each segment; of segment files that nobody has measured, what it
   *     does not exceed
   * @param firstSampleEndBytes where the first sample of each segment ends, from the segment's
   *     beginning, at most its size; of segments that nobody has measured, what it does not exceed
   */
  public SegmentTimes(
      long[] startTicks, long endTicks, long[] sizeBytes, long[] firstSampleEndBytes) {
    requireAsMany("sizes", sizeBytes, startTicks);
    requireAsMany("ends", firstSampleEndBytes, startTicks);
    this.startTicks = startTicks.clone();
    this.endTicks = endTicks;
    this.sizeBytes = sizeBytes.clone();
    this.firstSampleEndBytes = firstSampleEndBytes.clone();
    for (int segment = 0; segment < startTicks.length; segment++) {
      if (startTicks[segment] < 0 || durationTicks(segment) < 0 || sizeBytes[segment] < 0) {
        throw new IllegalArgumentException(
            "segment " + segment + ": expected ascending times and a size of 0 or more");
      }
      if (firstSampleEndBytes[segment] < 0 || firstSampleEndBytes[segment] > sizeBytes[segment]) {
        throw new IllegalArgumentException(
            "segment " + segment + ": expected the first sample to end within it");
      }
    }
  }

  private static void requireAsMany(String name, long[] values, long[] startTicks) {
    if (startTicks.length == 0 || startTicks.length != values.length) {
      throw new IllegalArgumentException(
          "expected as many "
              + name
              + " as starts, at least one, found "
              + values.length
              + " and "
              + startTicks.length);
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
   */
  public long firstSampleEndBytes(int segment) {
    return firstSampleEndBytes[segment];
  }
}
