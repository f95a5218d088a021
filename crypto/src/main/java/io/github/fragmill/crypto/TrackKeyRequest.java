package io.github.fragmill.crypto;

import io.github.fragmill.core.media.Track;
import java.util.Objects;

/**
 * What a {@link TrackKeySource} is asked for: the key of one track.
 *
 * @param scheme how the key will be used
 * @param name how messages name the track
 * @param track what is encrypted; for trick play, the video that it is made of
 * @param period the index of the crypto period that the key will be used in, from 0; always 0
 *     without rotation
 */
public record TrackKeyRequest(Scheme scheme, String name, Track track, long period) {

  public TrackKeyRequest {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(track, "track");
    if (period < 0) {
      throw new IllegalArgumentException("period: expected 0 or more, found " + period);
    }
  }
}
