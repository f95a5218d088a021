package io.github.fragmill.core.internal.run;

import java.util.Arrays;
import java.util.List;

/** Several rows of jobs as one, each row after the other. Immutable. */
final class SegmentJobs {

  /** How many jobs there are before each row, and after the last. */
  private final int[] before;

  /**
   * @param counts how many jobs each row has, 1 or more
   */
  SegmentJobs(List<Integer> counts) {
    before = new int[counts.size() + 1];
    for (int row = 0; row < counts.size(); row++) {
      before[row + 1] = Math.addExact(before[row], counts.get(row));
    }
  }

  /** Returns the number of all jobs. */
  int count() {
    return before[before.length - 1];
  }

  /** Returns the index of the row that a job is in. */
  int index(int job) {
    int found = Arrays.binarySearch(before, job);
    return found >= 0 ? found : -found - 2;
  }

  /** Returns the place of a job in its row, from 0. */
  int place(int job) {
    return job - before[index(job)];
  }
}
