package io.github.fragmill.core.internal.timeline;

import io.github.fragmill.core.media.Track;
import java.time.Duration;
import java.util.Locale;

/**
 * A time in which a track has nothing to present, although the presentation goes on.
 *
 * @param lastSample the sample before it, or {@link #NONE} at the beginning of the presentation
 * @param startTicks in ticks of the presentation
 * @param endTicks after {@code startTicks}
 */
public record Gap(int lastSample, long startTicks, long endTicks) {

  /** Stands for no sample. */
  public static final int NONE = -1;

  /**
   * Players wait for nothing this short, and sources begin as late as this without meaning it: by
   * the priming of their audio, or the reordering of their frames.
   */
  private static final Duration TOLERATED = Duration.ofMillis(100);

  /** Returns how late a track may be without being noticed. */
  public static double toleratedSeconds() {
    return TOLERATED.toMillis() / 1000.0;
  }

  /** Returns whether players would notice a gap of such a length. */
  static boolean isNoticed(long ticks, Track track) {
    return ticks > track.timeScale().toTicks(TOLERATED);
  }

  /** Returns the gap in seconds, for example {@code 0.000 to 2.000 s}. */
  public String toText(Track track) {
    return String.format(
        Locale.ROOT, "%.3f to %.3f s", seconds(startTicks, track), seconds(endTicks, track));
  }

  private static double seconds(long ticks, Track track) {
    return (double) ticks / track.timeScale().ticksPerSecond();
  }
}
