package io.github.fragmill.crypto;

import io.github.fragmill.core.media.TrackSelector;
import java.util.Objects;
import java.util.Optional;

/** A rule: the tracks that the selector chooses get the key of the source. */
record TrackKey(TrackSelector tracks, KeySource source) {

  TrackKey {
    Objects.requireNonNull(tracks, "tracks");
    Objects.requireNonNull(source, "source");
  }

  /** Returns the key, when it is known without asking anybody. */
  Optional<ContentKey> fixed() {
    return source instanceof FixedKey fixed ? Optional.of(fixed.key()) : Optional.empty();
  }

  /** Returns the key's id or, of a source that may hold keys, nothing of its own. */
  @Override
  public String toString() {
    return fixed().map(ContentKey::toString).orElse("a key source");
  }
}
