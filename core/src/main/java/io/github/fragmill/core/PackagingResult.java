package io.github.fragmill.core;

import java.time.Duration;
import java.util.List;

/**
 * What a packaging run made. Immutable.
 *
 * @param manifestNames the names of the manifests' files in the output, in the order of the
 *     manifests; of each, the first file is the one that players open
 * @param duration how long the presentation is
 * @param renditions in the order of the manifests
 * @param totalBytes all bytes written, the manifests included
 * @param elapsed how long the run took
 * @param notes sentences for a person: what was left out and why
 */
public record PackagingResult(
    List<String> manifestNames,
    Duration duration,
    List<RenditionResult> renditions,
    long totalBytes,
    Duration elapsed,
    List<String> notes) {

  public PackagingResult {
    manifestNames = List.copyOf(manifestNames);
    renditions = List.copyOf(renditions);
    notes = List.copyOf(notes);
  }
}
