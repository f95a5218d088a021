package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TimeScale;
import java.time.Duration;

/**
 * Keeps the times of a track, from its first one on, so small that their sums and conversions fit
 * 63 bits from here on.
 */
final class TrackTimes {

  /** The reason for refusing a sum that does not fit. */
  static final String TOO_LARGE = "a time or size needs more than 63 bits";

  private static final Duration MAX_TIME = Duration.ofDays(3652);

  /** Fragments may begin at any time of a stream's clock, such as the ticks since 1970. */
  private static final long MAX_ORIGIN_TICKS = 1L << 60;

  private final BoxLocation mdhd;
  private final long originTicks;
  private final TimeScale timeScale;

  private TrackTimes(BoxLocation mdhd, long originTicks, TimeScale timeScale) {
    this.mdhd = mdhd;
    this.originTicks = originTicks;
    this.timeScale = timeScale;
  }

  /**
   * Checks the times of samples as they were read.
   *
   * @param mdhd the box of the time scale, for messages
   */
  static TrackTimes of(BoxLocation mdhd, SampleTable samples, TimeScale timeScale)
      throws MalformedMediaException {
    long originTicks = samples.decodeTimeTicks(0);
    if (originTicks > MAX_ORIGIN_TICKS) {
      throw mdhd.malformed("expected decode times below 2^60 ticks, found " + originTicks);
    }
    TrackTimes times = new TrackTimes(mdhd, originTicks, timeScale);
    times.requireUsable(samples);
    return times;
  }

  /** Checks what an edit list has made of them. */
  void requireUsable(EditedSamples edited) throws MalformedMediaException {
    requireUsable(edited.samples());
    long mediaStart = edited.edit().mediaStartTicks();
    requireUsable(Math.min(mediaStart, Math.abs(mediaStart - originTicks)));
    requireUsable(edited.edit().delayTicks());
  }

  private void requireUsable(SampleTable samples) throws MalformedMediaException {
    requireUsable(samples.endTicks() - originTicks);
    requireUsable(samples.compositionStartTicks() - originTicks);
    requireUsable(samples.compositionEndTicks() - originTicks);
  }

  private void requireUsable(long ticks) throws MalformedMediaException {
    if (timeScale.toDuration(ticks).abs().compareTo(MAX_TIME) > 0) {
      throw mdhd.malformed(
          "expected times within "
              + MAX_TIME.toDays()
              + " days, found "
              + ticks
              + " ticks of "
              + timeScale.ticksPerSecond()
              + " a second");
    }
  }
}
