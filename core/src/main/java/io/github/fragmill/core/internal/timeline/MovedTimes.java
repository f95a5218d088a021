package io.github.fragmill.core.internal.timeline;

import java.util.Arrays;

/**
 * Presentation times at one end of a track that move, and those that they become; all others stay.
 * Nothing changes its order.
 *
 * @param from ascending, in ticks of the source
 * @param to ascending, in ticks of the output
 * @param firstHidden the index of the first that is not to be seen
 * @param endHidden after the last one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
record MovedTimes(long[] from, long[] to, int firstHidden, int endHidden) {

  static final MovedTimes NONE = new MovedTimes(new long[0], new long[0], 0, 0);

  /**
   * Moves to the beginning what is presented before it: a tick each. What is then presented first
   * comes right after.
   *
   * @param times ascending, up to the one that is presented first, and what is presented so soon
   *     after it that it must give way
   * @param hiddenCount how many of them are not to be seen
   * @param beginTicks of the output
   * @param shownTicks how long after the beginning the first one is to be seen, at least the count
   */
  static MovedTimes toBeginning(
      long[] times, int hiddenCount, TickScale scale, long beginTicks, long shownTicks) {
    long[] to = new long[times.length];
    for (int index = 0; index < to.length; index++) {
      if (index < hiddenCount) {
        to[index] = beginTicks + index;
      } else if (index == hiddenCount) {
        to[index] = beginTicks + shownTicks;
      } else {
        to[index] = Math.max(scale.of(times[index]), to[index - 1] + 1);
      }
    }
    return new MovedTimes(times, to, 0, hiddenCount);
  }

  /**
   * Moves what is presented at the end or after it to before the end.
   *
   * @param times ascending, from what must give way on
   * @param hiddenCount how many of them are not to be seen
   * @param endTicks of the output
   */
  static MovedTimes toEnd(long[] times, int hiddenCount, TickScale scale, long endTicks) {
    long[] to = new long[times.length];
    long limit = endTicks;
    for (int index = to.length - 1; index >= 0; index--) {
      limit = Math.min(scale.of(times[index]), limit - scale.shortestTicks());
      to[index] = limit;
    }
    return new MovedTimes(times, to, times.length - hiddenCount, times.length);
  }

  boolean isEmpty() {
    return from.length == 0;
  }

  /** Returns the index of a time, negative when it stays. */
  int indexOf(long ticks) {
    return Arrays.binarySearch(from, ticks);
  }

  boolean isHidden(int index) {
    return index >= firstHidden && index < endHidden;
  }

  int hiddenCount() {
    return endHidden - firstHidden;
  }
}
