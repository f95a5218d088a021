package io.github.fragmill.core;

import io.github.fragmill.core.presentation.TrackAttributes;
import java.util.List;

/**
 * Renditions between which a player may switch.
 *
 * @param attributes what viewers choose them by
 * @param renditions at least one
 */
record PlannedSet(TrackAttributes attributes, List<RenditionPlan> renditions) {

  PlannedSet {
    renditions = List.copyOf(renditions);
  }
}
