package io.github.fragmill.core.internal.timeline;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import java.time.Duration;

/**
 * The ticks of the output: so much finer than the source's that what is not to be seen lasts less
 * than can be seen.
 *
 * <p>Browsers count in microseconds. Of the frames that are presented by the time where a player
 * begins, they show the last one; so those that are hidden at the beginning must all lie within the
 * first microsecond. Chromium also drops a frame that follows another within a millisecond, so the
 * first one to be seen keeps that distance.
 *
 * @param output ticks in a second of the output
 * @param factor how many of them are one of the source, 1 or more
 */
record TickScale(TimeScale output, long factor) {

  private static final long MICROS = 1_000_000;
  private static final long MILLIS = 1_000;
  private static final long HALF_MILLIS = MILLIS / 2;

  /** ffmpeg takes a larger one for a negative number. */
  private static final long MAX_TICKS_PER_SECOND = Integer.MAX_VALUE;

  /** Durations in sidx have 32 bits. */
  private static final long MAX_SEGMENT_TICKS = 0xFFFF_FFFFL;

  /** Durations and offsets in trun have 31 bits; what is moved by one may be moved by the other. */
  private static final long MAX_SAMPLE_TICKS = Integer.MAX_VALUE / 2;

  /**
   * Returns the scale that is fine enough, or else the finest that fields have room for.
   *
   * @param earlyCount how many samples are to be hidden at the beginning
   * @param lateCount how many samples are to be hidden at the end
   * @param wanted how long segments are to be
   */
  static TickScale of(
      Track track, KeptSamples kept, int earlyCount, int lateCount, Duration wanted) {
    long source = track.timeScale().ticksPerSecond();
    long needed =
        Math.max(earlyCount == 0 ? 0 : (earlyCount + 1) * MICROS, lateCount * HALF_MILLIS);
    if (needed <= source) {
      return new TickScale(track.timeScale(), 1);
    }
    long factor = (needed + source - 1) / source;
    factor = Math.min(factor, MAX_TICKS_PER_SECOND / source);
    factor = Math.min(factor, MAX_SEGMENT_TICKS / Math.max(1, longestSegment(track, kept, wanted)));
    factor = Math.min(factor, MAX_SAMPLE_TICKS / Math.max(1, longestSample(track, kept)));
    factor = Math.max(1, factor);
    return new TickScale(new TimeScale(source * factor), factor);
  }

  private static long longestSegment(Track track, KeptSamples kept, Duration wanted) {
    SampleTable samples = track.samples();
    long longest = 0;
    for (int sync = kept.first(); sync < kept.end(); ) {
      int next = Math.min(samples.nextSync(sync + 1), kept.end());
      long end = samples.decodeTimeTicks(next - 1) + samples.durationTicks(next - 1);
      longest = Math.max(longest, end - samples.decodeTimeTicks(sync));
      sync = next;
    }
    return longest + track.timeScale().toTicks(wanted);
  }

  private static long longestSample(Track track, KeptSamples kept) {
    SampleTable samples = track.samples();
    long longest = 0;
    for (int sample = kept.first(); sample < kept.end(); sample++) {
      longest = Math.max(longest, samples.durationTicks(sample));
      longest = Math.max(longest, Math.abs((long) samples.compositionOffsetTicks(sample)));
    }
    return longest + track.edit().delayTicks();
  }

  /** Returns ticks of the output. */
  long of(long sourceTicks) {
    return Math.multiplyExact(sourceTicks, factor);
  }

  /** Returns a microsecond, in ticks of the output, rounded up: less would be none in a browser. */
  long shortestTicks() {
    return (output.ticksPerSecond() + MICROS - 1) / MICROS;
  }

  /**
   * Returns when the first frame is to be seen, in ticks of the output: a millisecond after the
   * last one that is not, where there is one.
   */
  long shownTicks(int hiddenCount) {
    return hiddenCount == 0 ? 0 : (output.ticksPerSecond() + MILLIS - 1) / MILLIS + hiddenCount;
  }
}
