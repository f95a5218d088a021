package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * The times of a track in a progressive file, whose first sample is always decoded at 0: where the
 * source's is not, an edit list says so, and no sample is composed before 0.
 *
 * @param samples the samples, the first one decoded at 0
 * @param compositionTicks added to every composition offset, 0 or more
 * @param delayTicks how long the presentation waits before the track begins
 * @param mediaStartTicks the composition time that is presented first
 * @param durationTicks how much media is presented, 0 or more
 * @param hasEdit whether an edit list is needed
 */
record ProgressiveTimes(
    SampleTable samples,
    int compositionTicks,
    long delayTicks,
    long mediaStartTicks,
    long durationTicks,
    boolean hasEdit) {

  static ProgressiveTimes of(Track track) {
    long origin = track.samples().decodeTimeTicks(0);
    SampleTable samples = track.samples().earlier(origin);
    Edit edit = track.edit();
    int composition = Math.toIntExact(Math.max(0, -samples.compositionStartTicks()));
    long start = edit.mediaStartTicks() - origin + composition;
    long end = samples.compositionEndTicks() + composition;
    long early = Math.max(0, -start);
    long delay = edit.delayTicks() + early;
    long mediaStart = Math.max(0, start);
    OptionalLong given = edit.durationTicks();
    long duration = Math.max(0, given.isPresent() ? given.getAsLong() - early : end - mediaStart);
    return new ProgressiveTimes(
        samples,
        composition,
        delay,
        mediaStart,
        duration,
        delay > 0 || mediaStart > 0 || given.isPresent());
  }

  /** Returns when the presentation of the track ends. */
  long endTicks() {
    return delayTicks + durationTicks;
  }

  /** Converts ticks to another time scale, rounded to the nearest. */
  static long convert(long ticks, TimeScale from, TimeScale to) {
    BigInteger half = BigInteger.valueOf(from.ticksPerSecond() / 2);
    return BigInteger.valueOf(ticks)
        .multiply(BigInteger.valueOf(to.ticksPerSecond()))
        .add(half)
        .divide(BigInteger.valueOf(from.ticksPerSecond()))
        .longValueExact();
  }
}
