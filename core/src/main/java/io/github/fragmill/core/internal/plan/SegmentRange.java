package io.github.fragmill.core.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Segments of a rendition that follow each other: a part of the work on a plan. Immutable.
 *
 * @param renditionId of the rendition
 * @param part which part of the rendition it is, from 1
 * @param first the first segment, from 0
 * @param end the one after the last, above {@code first}
 */
public record SegmentRange(String renditionId, int part, int first, int end) {

  public SegmentRange {
    Objects.requireNonNull(renditionId, "renditionId");
    if (part < 1 || first < 0 || end <= first) {
      throw new IllegalArgumentException(
          "expected a part from 1 on and segments, found part "
              + part
              + " of segments "
              + first
              + " to "
              + end);
    }
  }

  /** Returns the number of segments. */
  public int count() {
    return end - first;
  }

  /**
   * Divides a rendition.
   *
   * @param bytes how much media a part has at least, unless it is the last
   */
  public static List<SegmentRange> divide(PlannedRendition rendition, long bytes) {
    List<SegmentRange> parts = new ArrayList<>();
    int first = 0;
    long sum = 0;
    for (int segment = 0; segment < rendition.segmentCount(); segment++) {
      sum += rendition.fragments().mediaBytes(segment);
      if (sum >= bytes || segment + 1 == rendition.segmentCount()) {
        parts.add(new SegmentRange(rendition.id(), parts.size() + 1, first, segment + 1));
        first = segment + 1;
        sum = 0;
      }
    }
    return parts;
  }

  /** Returns what messages call it. */
  @Override
  public String toString() {
    return "part " + part + " of " + renditionId + " (segments " + first + " to " + (end - 1) + ")";
  }
}
