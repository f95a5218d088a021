package io.github.fragmill.core.internal.segment;

import io.github.fragmill.core.error.MisalignedSourcesException;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.Track;
import java.time.Duration;

/**
 * The time during which a track is presented.
 *
 * @param start when its first sample begins
 * @param end when its last sample ends
 * @param frame how long a frame lasts, or zero when that is not known
 */
record Span(Duration start, Duration end, Duration frame) {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  static Span of(Track track) {
    return new Span(
        track.timeScale().toDuration(track.presentationStartTicks()),
        track.timeScale().toDuration(track.presentationEndTicks()),
        track.frameRate().map(Span::frame).orElse(Duration.ZERO));
  }

  private static Duration frame(Ratio rate) {
    double nanos = (double) rate.denominator() * NANOS_PER_SECOND / rate.numerator();
    return Duration.ofNanos((long) Math.ceil(nanos));
  }

  /** Returns whether two tracks begin and end within a frame of each other. */
  boolean isLike(Span other) {
    return isNear(start, other.start, other) && isNear(end, other.end, other);
  }

  private boolean isNear(Duration one, Duration two, Span other) {
    Duration tolerance = frame.compareTo(other.frame) > 0 ? frame : other.frame;
    return one.minus(two).abs().compareTo(tolerance) <= 0;
  }

  /** Refuses tracks that differ by more than a frame. */
  static void requireAlike(TrackGroup group, int first, int second)
      throws MisalignedSourcesException {
    Span one = of(group.tracks().get(first));
    Span two = of(group.tracks().get(second));
    if (one.isLike(two)) {
      return;
    }
    boolean atTheStart = !one.isNear(one.start, two.start, two);
    throw new MisalignedSourcesException(
        group.sourceNames().get(first),
        group.sourceNames().get(second),
        atTheStart ? one.start : one.end,
        "the first is presented from "
            + Seconds.of(one.start)
            + " to "
            + Seconds.of(one.end)
            + ", the second from "
            + Seconds.of(two.start)
            + " to "
            + Seconds.of(two.end)
            + "; encode both from the same frames, or, if they are not the same content, give one"
            + " of them a role or label of its own");
  }
}
