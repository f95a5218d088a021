package io.github.fragmill.core.internal.track;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves tracks that are presented together to the beginning of the presentation.
 *
 * <p>Fragments that were taken out of a longer stream, such as the recording of a live stream,
 * begin at whatever time it was there. All tracks are moved by one amount that is a whole number of
 * ticks in each of their time scales, so that nothing moves against anything else; what is left of
 * the time is less than that common tick.
 */
public final class CommonStart {

  /** As long as any file may be, so that what comes out can be read again. */
  private static final Duration MAX_TIME = Duration.ofDays(3652);

  private CommonStart() {}

  /**
   * Returns the tracks, in the same order, of which at least one begins near decode time 0.
   *
   * @throws UnsupportedMediaException when they lie years apart
   */
  public static List<Track> atZero(List<Track> tracks) throws UnsupportedMediaException {
    long common = 0;
    for (Track track : tracks) {
      common = greatestCommonDivisor(common, track.timeScale().ticksPerSecond());
    }
    TimeScale commonScale = new TimeScale(common);
    long start =
        tracks.stream()
            .mapToLong(track -> startTicks(track) / ticksOf(commonScale, track))
            .min()
            .orElse(0);
    List<Track> moved = new ArrayList<>();
    for (Track track : tracks) {
      moved.add(
          start == 0
              ? track
              : track.withSamples(track.samples().earlier(start * ticksOf(commonScale, track))));
    }
    for (Track track : moved) {
      Duration end = track.timeScale().toDuration(track.presentationEndTicks());
      if (end.compareTo(MAX_TIME) > 0) {
        throw new UnsupportedMediaException(
            "track "
                + track.id()
                + " is presented "
                + end.toDays()
                + " days after the beginning; tracks that are packaged together must begin"
                + " together");
      }
    }
    return moved;
  }

  /** When samples begin to be presented, as far as they can be moved. */
  private static long startTicks(Track track) {
    long decodeTicks = track.samples().decodeTimeTicks(0);
    long presentationTicks =
        track.edit().toPresentationTicks(track.samples().compositionStartTicks());
    return Math.max(0, Math.min(decodeTicks, presentationTicks));
  }

  private static long ticksOf(TimeScale commonScale, Track track) {
    return track.timeScale().ticksPerSecond() / commonScale.ticksPerSecond();
  }

  private static long greatestCommonDivisor(long a, long b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValueExact();
  }
}
