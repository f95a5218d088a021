package io.github.fragmill.crypto;

import io.github.fragmill.core.media.TrackSelector;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A rule: the tracks that the selector chooses get the key of the source. */
record TrackKey(TrackSelector tracks, KeySource source, boolean isOptional) implements TrackRule {

  TrackKey {
    Objects.requireNonNull(tracks, "tracks");
    Objects.requireNonNull(source, "source");
  }

  /** Returns the keys that are known without asking anybody; none of a source that may hold any. */
  List<ContentKey> fixed() {
    return source instanceof FixedKeys known ? known.keys() : List.of();
  }

  @Override
  public String description() {
    return "key for " + tracks;
  }

  /** Returns the keys' ids or, of a source that may hold keys, nothing of its own. */
  @Override
  public String toString() {
    return fixed().isEmpty()
        ? "a key source"
        : fixed().stream().map(ContentKey::toString).collect(Collectors.joining(", "));
  }
}
