package io.github.fragmill.crypto;

import io.github.fragmill.core.media.TrackSelector;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What becomes of the tracks that a selector chooses.
 *
 * @param source where their keys come from, or empty when they stay clear
 * @param isOptional whether a presentation may have no track for the rule
 */
record TrackRule(TrackSelector tracks, Optional<KeySource> source, boolean isOptional) {

  TrackRule {
    Objects.requireNonNull(tracks, "tracks");
    Objects.requireNonNull(source, "source");
  }

  /** Returns the keys that are known without asking anybody; none of a source that may hold any. */
  List<ContentKey> fixedKeys() {
    return source
        .filter(FixedKeys.class::isInstance)
        .map(it -> ((FixedKeys) it).keys())
        .orElse(List.of());
  }

  /** Returns how messages name it; holds no key. */
  String description() {
    return (source.isPresent() ? "key for " : "clear for ") + tracks;
  }

  /** Returns the keys' ids or, of a source that may hold keys, nothing of its own. */
  @Override
  public String toString() {
    if (source.isEmpty()) {
      return "clear";
    }
    return fixedKeys().isEmpty()
        ? "a key source"
        : fixedKeys().stream().map(ContentKey::toString).collect(Collectors.joining(", "));
  }
}
