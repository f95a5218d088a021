package io.github.fragmill.core.media;

/** Chooses tracks. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface TrackSelector {

  /** Tells whether a track is chosen. */
  boolean matches(Track track);

  /** Chooses every track. */
  static TrackSelector all() {
    return track -> true;
  }

  /** Chooses the tracks that hold video. */
  static TrackSelector video() {
    return track -> track.format().type() == TrackType.VIDEO;
  }

  /** Chooses the tracks that hold sound. */
  static TrackSelector audio() {
    return track -> track.format().type() == TrackType.AUDIO;
  }
}
