package io.github.fragmill.core;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.internal.plan.WebVttFiles;
import io.github.fragmill.core.internal.run.SizedRendition;
import io.github.fragmill.core.presentation.ManifestFile;
import java.time.Duration;
import java.util.List;

/**
 * The result of a packaging run. Immutable.
 *
 * @param manifestNames the names of the manifests' files in the output, in the order of the
 *     manifests; of each, the first file is the one that players open
 * @param duration the duration of the presentation
 * @param renditions in the order of the manifests
 * @param totalBytes all bytes written, the manifests included
 * @param elapsed how long the run took
 * @param notes what was left out or changed, and why
 * @param index the sizes of all segments
 */
public record PackagingResult(
    List<String> manifestNames,
    Duration duration,
    List<RenditionResult> renditions,
    long totalBytes,
    Duration elapsed,
    List<Note> notes,
    SegmentIndex index) {

  public PackagingResult {
    manifestNames = List.copyOf(manifestNames);
    renditions = List.copyOf(renditions);
    notes = List.copyOf(notes);
  }

  static PackagingResult of(
      PackagingPlan packaged,
      List<SizedRendition> renditions,
      List<ManifestFile> manifests,
      Duration elapsed) {
    PresentationPlan plan = packaged.presentation();
    return new PackagingResult(
        manifests.stream().map(ManifestFile::name).toList(),
        plan.duration(),
        renditions.stream().map(RenditionResult::of).toList(),
        manifests.stream().mapToLong(ManifestFile::sizeBytes).sum()
            + renditions.stream().mapToLong(SizedRendition::totalBytes).sum()
            + plan.sidecars().stream().mapToLong(it -> it.file().sizeBytes()).sum()
            + plan.webVtt().stream().mapToLong(WebVttFiles::totalBytes).sum(),
        elapsed,
        plan.notes(),
        SegmentIndex.of(packaged.identity(), renditions));
  }
}
