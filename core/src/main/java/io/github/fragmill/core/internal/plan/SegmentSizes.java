package io.github.fragmill.core.internal.plan;

import java.util.Arrays;

/** The sizes of a rendition's segments. Immutable and thread-safe. */
public final class SegmentSizes {

  /** Where each segment ends, counted from the beginning of the first. */
  private final long[] endBytes;

  private SegmentSizes(long[] endBytes) {
    this.endBytes = endBytes;
  }

  /**
   * Makes them of the size of each segment.
   *
   * @param sizeBytes at least one, each 1 or more
   * @throws IllegalArgumentException when there is none, or one is not
   */
  public static SegmentSizes of(long... sizeBytes) {
    long[] endBytes = new long[sizeBytes.length];
    long end = 0;
    for (int segment = 0; segment < endBytes.length; segment++) {
      if (sizeBytes[segment] < 1) {
        throw new IllegalArgumentException(
            "expected sizes of 1 or more, found " + sizeBytes[segment] + " of segment " + segment);
      }
      end = Math.addExact(end, sizeBytes[segment]);
      endBytes[segment] = end;
    }
    if (endBytes.length == 0) {
      throw new IllegalArgumentException("expected the size of a segment, found none");
    }
    return new SegmentSizes(endBytes);
  }

  /** Returns the number of segments. */
  public int count() {
    return endBytes.length;
  }

  /** Returns the size of a segment. */
  public long sizeBytes(int segment) {
    return endBytes[segment] - startBytes(segment);
  }

  /** Returns where a segment begins, counted from the beginning of the first. */
  public long startBytes(int segment) {
    return segment == 0 ? 0 : endBytes[segment - 1];
  }

  /** Returns the sizes of all segments together. */
  public long totalBytes() {
    return endBytes[endBytes.length - 1];
  }

  /** Returns a copy of all sizes. */
  public long[] toArray() {
    long[] sizeBytes = new long[endBytes.length];
    Arrays.setAll(sizeBytes, this::sizeBytes);
    return sizeBytes;
  }

  /**
   * Returns the segment that a byte is of, in O(log n).
   *
   * @param positionBytes from the beginning of the first segment, 0 to below {@link #totalBytes}
   */
  public int segmentAt(long positionBytes) {
    int found = Arrays.binarySearch(endBytes, positionBytes);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
