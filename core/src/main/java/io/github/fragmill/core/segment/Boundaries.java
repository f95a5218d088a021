package io.github.fragmill.core.segment;

import io.github.fragmill.core.media.Track;

/**
 * Boundaries of a track and the exact times that follow from them.
 *
 * @param track what is cut
 * @param firstSamples the first sample of each segment, ascending from 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
record Boundaries(Track track, int[] firstSamples) {

  /** Returns the plan: a segment begins with its earliest presented sample. */
  SegmentPlan toPlan() {
    long[] startTicks = new long[firstSamples.length];
    startTicks[0] = track.presentationStartTicks();
    for (int segment = 1; segment < firstSamples.length; segment++) {
      startTicks[segment] = Math.max(startTicks[segment - 1], earliestTicks(segment));
    }
    long endTicks = Math.max(startTicks[startTicks.length - 1], track.presentationEndTicks());
    return new SegmentPlan(firstSamples, track.samples().count(), startTicks, endTicks);
  }

  private long earliestTicks(int segment) {
    int end =
        segment + 1 < firstSamples.length ? firstSamples[segment + 1] : track.samples().count();
    long earliest = Long.MAX_VALUE;
    for (int sample = firstSamples[segment]; sample < end; sample++) {
      earliest = Math.min(earliest, track.presentationTimeTicks(sample));
    }
    return earliest;
  }
}
