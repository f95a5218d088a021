package io.github.fragmill.core;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.internal.run.SizedRendition;
import java.time.Duration;
import java.util.List;

/**
 * The result of a packaging run. Immutable.
 *
 * @param manifest the manifest's name in the output
 * @param duration the duration of the presentation
 * @param renditions in the order of the manifest
 * @param totalBytes all bytes written, the manifest included
 * @param elapsed how long the run took
 * @param notes what was left out or changed, and why
 */
public record PackagingResult(
    String manifest,
    Duration duration,
    List<RenditionResult> renditions,
    long totalBytes,
    Duration elapsed,
    List<Note> notes) {

  public PackagingResult {
    renditions = List.copyOf(renditions);
    notes = List.copyOf(notes);
  }

  static PackagingResult of(
      PresentationPlan plan,
      List<SizedRendition> renditions,
      long manifestBytes,
      Duration elapsed) {
    return new PackagingResult(
        plan.manifest().fileName(),
        plan.duration(),
        renditions.stream().map(RenditionResult::of).toList(),
        manifestBytes
            + renditions.stream().mapToLong(SizedRendition::totalBytes).sum()
            + plan.sidecars().stream().mapToLong(it -> it.file().sizeBytes()).sum(),
        elapsed,
        plan.notes());
  }
}
