package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.presentation.TrickPlay;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Renditions between which a player may switch. Immutable and thread-safe.
 *
 * @param attributes what viewers choose them by
 * @param renditions at least one
 * @param trickPlay what they are the trick play of, or empty
 */
public record PlannedSet(
    TrackAttributes attributes, List<PlannedRendition> renditions, Optional<TrickPlay> trickPlay) {

  public PlannedSet {
    renditions = List.copyOf(renditions);
  }

  /** Returns the same with the sizes of its renditions' segments, by the renditions' ids. */
  PlannedSet withSizes(Map<String, SegmentSizes> sizes) {
    return new PlannedSet(
        attributes,
        renditions.stream()
            .map(it -> it.withSizes(Objects.requireNonNull(sizes.get(it.id()), it.id())))
            .toList(),
        trickPlay);
  }
}
