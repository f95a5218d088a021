package io.github.fragmill.crypto;

import io.github.fragmill.core.media.TrackSelector;
import java.util.Objects;

/** A rule: the tracks that the selector chooses get the key. */
record TrackKey(TrackSelector tracks, ContentKey key) {

  TrackKey {
    Objects.requireNonNull(tracks, "tracks");
    Objects.requireNonNull(key, "key");
  }
}
