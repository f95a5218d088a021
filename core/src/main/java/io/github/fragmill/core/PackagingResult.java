package io.github.fragmill.core;

import java.time.Duration;
import java.util.List;

/**
 * What a packaging run made. Immutable.
 *
 * @param manifest the manifest's name in the output
 * @param duration how long the presentation is
 * @param renditions in the order of the manifest
 * @param totalBytes all bytes written, the manifest included
 * @param elapsed how long the run took
 * @param notes sentences for a person: what was left out and why
 */
public record PackagingResult(
    String manifest,
    Duration duration,
    List<RenditionResult> renditions,
    long totalBytes,
    Duration elapsed,
    List<String> notes) {

  public PackagingResult {
    renditions = List.copyOf(renditions);
    notes = List.copyOf(notes);
  }
}
