package io.github.fragmill.core;

import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.presentation.TrickPlay;
import java.util.List;
import java.util.Optional;

/**
 * Renditions between which a player may switch.
 *
 * @param attributes what viewers choose them by
 * @param renditions at least one
 * @param trickPlay what they are for winding of, or empty
 */
record PlannedSet(
    TrackAttributes attributes, List<RenditionPlan> renditions, Optional<TrickPlay> trickPlay) {

  PlannedSet {
    renditions = List.copyOf(renditions);
  }
}
