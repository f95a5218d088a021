package io.github.fragmill.core.protect;

import io.github.fragmill.core.media.Track;
import java.util.Objects;

/**
 * A track of a title, as its protection sees it. Immutable and thread-safe.
 *
 * @param name how messages name it, for example {@code video-1080 (film.mp4: track 1)}
 * @param main the track that selectors are asked about: the track itself or, for trick play, the
 *     one that its samples are taken from, so that both have the same keys
 * @param track what is encrypted
 */
public record TitleTrack(String name, Track main, Track track) {

  public TitleTrack {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(main, "main");
    Objects.requireNonNull(track, "track");
  }

  /** Tells whether its samples are taken from another track of the title, for trick play. */
  public boolean isTrickPlay() {
    return !main.samples().equals(track.samples());
  }

  /** Makes it of a track that has no other name than its ID. */
  public static TitleTrack of(Track track) {
    return new TitleTrack("track " + track.id(), track, track);
  }
}
