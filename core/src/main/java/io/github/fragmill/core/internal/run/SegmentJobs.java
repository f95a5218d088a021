package io.github.fragmill.core.internal.run;

import io.github.fragmill.core.internal.plan.PlannedRendition;
import java.util.Arrays;
import java.util.List;

/** The segments of several renditions in a row, one rendition after the other. Immutable. */
final class SegmentJobs {

  /** How many segments there are before each rendition, and after the last. */
  private final int[] before;

  SegmentJobs(List<PlannedRendition> renditions) {
    before = new int[renditions.size() + 1];
    for (int index = 0; index < renditions.size(); index++) {
      before[index + 1] = Math.addExact(before[index], renditions.get(index).segmentCount());
    }
  }

  /** Returns the number of all segments. */
  int count() {
    return before[before.length - 1];
  }

  /** Returns the index of the rendition that a job is of. */
  int rendition(int job) {
    int found = Arrays.binarySearch(before, job);
    return found >= 0 ? found : -found - 2;
  }

  /** Returns the segment of the rendition. */
  int segment(int job) {
    return job - before[rendition(job)];
  }
}
