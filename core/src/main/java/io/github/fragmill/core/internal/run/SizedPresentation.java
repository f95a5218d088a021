package io.github.fragmill.core.internal.run;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.plan.PlannedSet;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.internal.plan.SidecarText;
import io.github.fragmill.core.internal.plan.WebVttFiles;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SwitchingSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A presentation whose segments' sizes are known, or becoming known, and all its manifests. */
final class SizedPresentation {

  /** Less than any segment has, so a manifest that refuses it would refuse the true size too. */
  private static final long PLACEHOLDER_BYTES = 1;

  private final PresentationPlan plan;
  private final List<SizedRendition> renditions;

  SizedPresentation(PresentationPlan plan) {
    this(plan, plan.renditions().stream().map(SizedRendition::new).toList());
  }

  private SizedPresentation(PresentationPlan plan, List<SizedRendition> renditions) {
    this.plan = plan;
    this.renditions = renditions;
  }

  /** Returns the same presentation as if nobody had measured it: all segments have one size. */
  SizedPresentation withPlaceholderSizes() {
    return new SizedPresentation(
        plan, renditions.stream().map(it -> it.withPlaceholderSizes(PLACEHOLDER_BYTES)).toList());
  }

  List<SizedRendition> renditions() {
    return renditions;
  }

  /**
   * Returns the files of all manifests, in the order of the manifests, once all sizes are known.
   *
   * @throws IllegalStateException when a name is taken by another file of the output
   */
  List<ManifestFile> manifests() throws UnsupportedMediaException {
    Presentation presentation = presentation();
    List<ManifestFile> files = new ArrayList<>();
    for (ManifestWriter manifest : plan.manifests()) {
      files.addAll(manifest.write(presentation));
    }
    requireOwnNames(files);
    return files;
  }

  /**
   * Returns normally when all manifests can be written.
   *
   * @throws IllegalStateException when a name is taken by another file of the output, or there is
   *     no manifest
   */
  void requireManifests() throws UnsupportedMediaException {
    if (manifests().isEmpty()) {
      throw new IllegalStateException("manifest: expected at least one file, found none");
    }
  }

  private Presentation presentation() {
    List<SwitchingSet> sets = new ArrayList<>();
    int next = 0;
    for (PlannedSet planned : plan.sets()) {
      int end = next + planned.renditions().size();
      List<Rendition> set =
          renditions.subList(next, end).stream().map(SizedRendition::toRendition).toList();
      sets.add(
          SwitchingSet.builder(set)
              .attributes(planned.attributes())
              .trickPlay(planned.trickPlay())
              .build());
      next = end;
    }
    return Presentation.builder(plan.duration(), sets)
        .sidecarFiles(plan.sidecars().stream().map(SidecarText::file).toList())
        .webVtt(plan.webVtt().stream().map(WebVttFiles::rendition).toList())
        .build();
  }

  private void requireOwnNames(List<ManifestFile> files) {
    Set<String> names = new HashSet<>();
    for (ManifestFile file : files) {
      if (!names.add(file.name())) {
        throw nameIsTaken(file.name(), "another manifest's file");
      }
      if (plan.mediaFile(file.name()).isPresent()
          || plan.sidecar(file.name()).isPresent()
          || plan.webVttFile(file.name()).isPresent()) {
        throw nameIsTaken(file.name(), "a media file");
      }
    }
  }

  private static IllegalStateException nameIsTaken(String name, String owner) {
    return new IllegalStateException(
        "manifest: expected file names of their own, found "
            + name
            + ", which "
            + owner
            + " has too; name the manifest's file otherwise");
  }
}
