package io.github.fragmill.core.presentation;

import io.github.fragmill.core.media.TrackType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Renditions of the same content, cut at the same times, between which a player may switch (a CMAF
 * switching set, ISO/IEC 23000-19, 7.3.4; in DASH, an AdaptationSet for each key). Immutable.
 *
 * @param type what the renditions hold
 * @param attributes language, roles and what else they are chosen by
 * @param renditions at least one
 * @param trickPlay what they are for winding of, or empty for renditions to watch
 */
public record SwitchingSet(
    TrackType type,
    TrackAttributes attributes,
    List<Rendition> renditions,
    Optional<TrickPlay> trickPlay) {

  public SwitchingSet {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(attributes, "attributes");
    Objects.requireNonNull(trickPlay, "trickPlay");
    renditions = List.copyOf(renditions);
    if (renditions.isEmpty()) {
      throw new IllegalArgumentException("renditions: expected at least one");
    }
  }

  /** Makes a set to watch. */
  public SwitchingSet(TrackType type, TrackAttributes attributes, List<Rendition> renditions) {
    this(type, attributes, renditions, Optional.empty());
  }

  /**
   * Makes a set of which only the language is known.
   *
   * @param language a BCP 47 tag, or empty when it is not known
   */
  public SwitchingSet(TrackType type, Optional<String> language, List<Rendition> renditions) {
    this(type, TrackAttributes.NONE.language(language), renditions);
  }

  /** Returns a BCP 47 tag, or empty when the language is not known. */
  public Optional<String> language() {
    return attributes.language();
  }
}
