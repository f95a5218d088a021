package io.github.fragmill.crypto;

import io.github.fragmill.core.media.TrackSelector;
import java.util.Objects;

/**
 * What a key is asked for.
 *
 * @param scheme how it will be used; a key should serve one scheme only
 * @param tracks the tracks of the presentation that it will be used for
 * @param period the index of the crypto period that it will be used in, from 0: segments that begin
 *     to be presented at {@code period} times the rotation's duration, or later. Always 0 without
 *     rotation
 */
public record KeyRequest(Scheme scheme, TrackSelector tracks, long period) {

  public KeyRequest {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(tracks, "tracks");
    if (period < 0) {
      throw new IllegalArgumentException("period: expected 0 or more, found " + period);
    }
  }
}
