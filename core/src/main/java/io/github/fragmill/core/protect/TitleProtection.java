package io.github.fragmill.core.protect;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.ProtectionMismatchException;
import io.github.fragmill.core.media.Track;
import java.util.Optional;

/**
 * Decides for the tracks of one title, one after the other, so that tracks which share a key get
 * initialization vectors that never meet. Single-use, not thread-safe.
 *
 * <p>All audio and video that is packaged is asked about, trick play after what it is made of, and
 * then {@link #complete} is called once. Text is never encrypted, and not asked about.
 */
public interface TitleProtection {

  /**
   * Decides how the next track is encrypted.
   *
   * @param segmentStartTicks when each segment of the track begins to be presented: which keys the
   *     track needs may depend on it
   * @return the track's protection, or empty when it stays clear because the protection was told so
   * @throws ProtectionMismatchException when nobody said what becomes of the track: it is not clear
   *     by default
   * @throws FragmillException when one of the track's keys cannot be had
   */
  Optional<TrackProtection> protect(TitleTrack track, long... segmentStartTicks)
      throws FragmillException;

  /** Decides how a track is encrypted that has no other name than its ID. */
  default Optional<TrackProtection> protect(Track track, long... segmentStartTicks)
      throws FragmillException {
    return protect(TitleTrack.of(track), segmentStartTicks);
  }

  /**
   * Ends the title, after its last track.
   *
   * @throws ProtectionMismatchException when the protection was told something of tracks that the
   *     title does not have
   */
  void complete() throws FragmillException;
}
