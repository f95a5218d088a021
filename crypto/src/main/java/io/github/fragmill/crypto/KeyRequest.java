package io.github.fragmill.crypto;

import io.github.fragmill.core.media.TrackSelector;
import java.util.Objects;

/**
 * What a key is asked for.
 *
 * @param scheme how it will be used; a key should serve one scheme only
 * @param tracks which tracks of the title it will be used for, as the protection was told
 */
public record KeyRequest(Scheme scheme, TrackSelector tracks) {

  public KeyRequest {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(tracks, "tracks");
  }
}
