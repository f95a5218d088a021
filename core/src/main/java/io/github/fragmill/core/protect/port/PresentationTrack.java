package io.github.fragmill.core.protect.port;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.source.SourceStamp;
import java.util.Objects;
import java.util.Optional;

/** A track of a presentation, as its protection sees it. Immutable and thread-safe. */
@CheckReturnValue
public final class PresentationTrack {

  private final String name;
  private final Track main;
  private final Track track;
  private final long[] segmentStartTicks;
  private final Optional<SourceStamp> sourceStamp;

  /**
   * @param name how messages name it, for example {@code video-1080 (film.mp4: track 1)}
   * @param main the track that selectors are asked about: the track itself or, for trick play, the
   *     one that its samples are taken from, so that both have the same keys
   * @param track what is encrypted
   * @param segmentStartTicks when each segment begins to be presented, in ticks of the track,
   *     ascending, at least one; copied
   */
  public PresentationTrack(String name, Track main, Track track, long... segmentStartTicks) {
    this(name, main, track, segmentStartTicks.clone(), Optional.empty());
  }

  private PresentationTrack(
      String name,
      Track main,
      Track track,
      long[] segmentStartTicks,
      Optional<SourceStamp> sourceStamp) {
    this.name = Objects.requireNonNull(name, "name");
    this.main = Objects.requireNonNull(main, "main");
    this.track = Objects.requireNonNull(track, "track");
    if (segmentStartTicks.length == 0) {
      throw new IllegalArgumentException("segmentStartTicks: expected at least one");
    }
    this.segmentStartTicks = segmentStartTicks;
    this.sourceStamp = sourceStamp;
  }

  /** Makes it of a track that has no other name than its ID. */
  public static PresentationTrack of(Track track, long... segmentStartTicks) {
    return new PresentationTrack("track " + track.id(), track, track, segmentStartTicks);
  }

  /** Returns the same with what is known of the content of its source. */
  public PresentationTrack withSourceStamp(SourceStamp stamp) {
    return new PresentationTrack(name, main, track, segmentStartTicks, Optional.of(stamp));
  }

  /** Returns what is known of the content of its source, or empty when nothing is. */
  public Optional<SourceStamp> sourceStamp() {
    return sourceStamp;
  }

  /** Returns how messages name it. */
  public String name() {
    return name;
  }

  /** Returns the track that selectors are asked about. */
  public Track main() {
    return main;
  }

  /** Returns what is encrypted. */
  public Track track() {
    return track;
  }

  /** Returns whether its samples are taken from another track of the presentation. */
  public boolean isTrickPlay() {
    return !main.samples().equals(track.samples());
  }

  /** Returns the number of segments, at least 1. */
  public int segmentCount() {
    return segmentStartTicks.length;
  }

  /**
   * Returns when a segment begins to be presented, in ticks of the track.
   *
   * @param segment its index, from 0
   */
  public long segmentStartTicks(int segment) {
    return segmentStartTicks[segment];
  }

  @Override
  public String toString() {
    return name;
  }
}
