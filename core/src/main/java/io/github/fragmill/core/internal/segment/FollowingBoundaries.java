package io.github.fragmill.core.internal.segment;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * Boundaries of a track at its own samples, as audio frames: at the times of a reference, and after
 * the end of the reference (or without one, from the start) at each wanted duration.
 */
final class FollowingBoundaries {

  private final Track track;
  private final IntList firstSamples = new IntList();
  private final long endTicks;
  private int nextSample;

  private FollowingBoundaries(Track track) {
    this.track = track;
    this.endTicks = track.presentationEndTicks();
    firstSamples.add(0);
  }

  /** Returns the first sample of each segment, from 0 on. */
  static int[] at(Track track, Optional<BoundaryTimes> reference, Duration wanted) {
    FollowingBoundaries following = new FollowingBoundaries(track);
    long gridStart = track.presentationStartTicks();
    if (reference.isPresent()) {
      BoundaryTimes times = reference.get();
      for (long ticks : times.ticks()) {
        following.addAt(ticks, times.timeScale());
      }
      gridStart = Math.max(gridStart, following.firstTickAt(times.endTicks(), times.timeScale()));
    }
    following.addGrid(gridStart, Math.max(1, track.timeScale().toTicks(wanted)));
    return following.firstSamples.toArray();
  }

  private long firstTickAt(long ticks, TimeScale timeScale) {
    return timeScale.convert(ticks, track.timeScale(), RoundingMode.CEILING);
  }

  private void addGrid(long gridStart, long wantedTicks) {
    // Less than half a segment at the end is not worth a segment of its own.
    long ticks = gridStart + wantedTicks;
    while (ticks < endTicks - wantedTicks / 2) {
      addAt(ticks, track.timeScale());
      // To the grid point after the sample, however long the sample is.
      long reached = Math.max(ticks, nextSampleTicks());
      ticks = gridStart + wantedTicks * ((reached - gridStart) / wantedTicks + 1);
    }
  }

  private long nextSampleTicks() {
    return nextSample < track.samples().count()
        ? track.presentationTimeTicks(nextSample)
        : endTicks;
  }

  /** Adds a boundary at the first sample that is presented at or after a time. */
  private void addAt(long ticks, TimeScale timeScale) {
    SampleTable samples = track.samples();
    while (nextSample < samples.count()
        && track.timeScale().compare(track.presentationTimeTicks(nextSample), ticks, timeScale)
            < 0) {
      nextSample = samples.nextSync(nextSample + 1);
    }
    boolean isPresented =
        nextSample < samples.count() && track.presentationTimeTicks(nextSample) < endTicks;
    if (isPresented
        && track.presentationTimeTicks(nextSample) > track.presentationStartTicks()
        && nextSample > firstSamples.last()) {
      firstSamples.add(nextSample);
    }
  }
}
