package io.github.fragmill.core.protect;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Track;
import java.util.Optional;

/**
 * Decides for the tracks of one title, one after the other, so that tracks which share a key get
 * initialization vectors that never meet. Single-use, not thread-safe.
 */
public interface TitleProtection {

  /**
   * Decides how the next track is encrypted.
   *
   * @param segmentStartTicks when each segment of the track begins to be presented: which keys the
   *     track needs may depend on it
   * @return the track's protection, or empty when it stays clear
   * @throws FragmillException when one of the track's keys cannot be had
   */
  Optional<TrackProtection> protect(Track track, long... segmentStartTicks)
      throws FragmillException;
}
