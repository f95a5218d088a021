package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import java.time.Duration;
import java.util.List;

/**
 * Every decision about a presentation, as a value. Holds no buffer and nothing open. Immutable and
 * thread-safe.
 *
 * @param manifests describe the presentation; at least one
 * @param layout how segments are stored
 * @param sets in the order of the manifest; at least one
 * @param sidecars text that stays a file
 * @param duration from time 0 to the end of the longest track
 * @param notes what was left out or changed, and why
 */
public record PresentationPlan(
    List<ManifestWriter> manifests,
    Layout layout,
    List<PlannedSet> sets,
    List<SidecarText> sidecars,
    Duration duration,
    List<Note> notes) {

  public PresentationPlan {
    manifests = List.copyOf(manifests);
    sets = List.copyOf(sets);
    sidecars = List.copyOf(sidecars);
    notes = List.copyOf(notes);
  }

  /** Returns all renditions, in the order of the manifest. */
  public List<PlannedRendition> renditions() {
    return sets.stream().flatMap(set -> set.renditions().stream()).toList();
  }
}
