package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Every decision about a title, taken once: which samples form which segment of which rendition,
 * and how each is encrypted. From here on a segment is a pure function: asked in any order, on any
 * thread, any number of times, it has the same bytes.
 *
 * <p>Immutable and thread-safe. A plan holds no file open, so it may be kept for as long as the
 * sources stay as they are.
 */
public final class PackagingPlan {

  private final Settings settings;
  private final Layout layout;
  private final List<PlannedSet> sets;
  private final List<RenditionPlan> renditions;
  private final List<SidecarText> sidecarTexts;
  private final Duration duration;
  private final List<String> notes;

  PackagingPlan(
      Settings settings,
      Layout layout,
      List<PlannedSet> sets,
      List<SidecarText> sidecarTexts,
      Duration duration,
      List<String> notes) {
    this.settings = settings;
    this.layout = layout;
    this.sets = List.copyOf(sets);
    this.renditions = sets.stream().flatMap(set -> set.renditions().stream()).toList();
    this.sidecarTexts = List.copyOf(sidecarTexts);
    this.duration = duration;
    this.notes = List.copyOf(notes);
  }

  Settings settings() {
    return settings;
  }

  List<ManifestWriter> manifests() {
    return settings.manifests();
  }

  Layout layout() {
    return layout;
  }

  List<PlannedSet> sets() {
    return sets;
  }

  List<SidecarText> sidecarTexts() {
    return sidecarTexts;
  }

  /**
   * Returns the renditions by what they are renditions of: a player may switch between those of one
   * list. In the order of the manifest.
   */
  public List<List<RenditionPlan>> switchingSets() {
    return sets.stream().map(PlannedSet::renditions).toList();
  }

  /** Returns the renditions, in the order of the manifest; at least one. */
  public List<RenditionPlan> renditions() {
    return renditions;
  }

  /**
   * Returns a rendition.
   *
   * @throws NoSuchElementException when there is none of that id
   */
  public RenditionPlan rendition(String id) {
    return renditions.stream()
        .filter(rendition -> rendition.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "no rendition "
                        + id
                        + " among "
                        + renditions.stream().map(RenditionPlan::id).toList()));
  }

  /** Returns how long the presentation is: from time 0 to the end of the longest track. */
  public Duration duration() {
    return duration;
  }

  /** Returns sentences for a person: what was left out and why. */
  public List<String> notes() {
    return notes;
  }

  /**
   * Writes the manifests without writing segments. Their sizes are needed for it, which costs one
   * read of the media.
   *
   * @return the files of all manifests, in the order of the manifests; of each, the first file is
   *     the one that players open
   * @throws FragmillException when a source fails or a manifest cannot express the presentation;
   *     {@code PackagingCancelledException} when the thread was interrupted or the work cancelled
   * @throws IllegalStateException when two files of the output would have the same name
   */
  public List<ManifestFile> writeManifests() throws FragmillException {
    try {
      return ManifestStep.measured(this).files();
    } catch (FragmillException e) {
      throw settings.cancellation().reason("writing the manifest", e);
    }
  }

  /**
   * Writes everything. Either the output is complete afterwards, or nothing of it is left.
   *
   * @throws FragmillException when a source or the output fails, or a manifest cannot express the
   *     presentation; {@code PackagingCancelledException} when the thread was interrupted or the
   *     work cancelled
   * @throws IllegalStateException when two files of the output would have the same name
   */
  public PackagingResult packageTo(Output output) throws FragmillException {
    return new PackagingRun(this).run(output);
  }
}
