package io.github.fragmill.core.internal.segment;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.segment.SegmentBoundaries;
import java.util.Arrays;

/**
 * The times of a reference track's segment boundaries, without its beginning.
 *
 * @param timeScale the unit of the times
 * @param ticks ascending presentation times
 * @param endTicks when the reference ends
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
record BoundaryTimes(TimeScale timeScale, long[] ticks, long endTicks) {

  static BoundaryTimes of(Track track, SegmentBoundaries boundaries) {
    long[] starts = boundaries.startTicks();
    return new BoundaryTimes(
        track.timeScale(), Arrays.copyOfRange(starts, 1, starts.length), boundaries.endTicks());
  }
}
