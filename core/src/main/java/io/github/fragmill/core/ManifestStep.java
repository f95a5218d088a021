package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SwitchingSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Describes what was packaged, or would be, in all manifests of a plan. */
final class ManifestStep {

  /** Less than any segment has, so a manifest that refuses it would refuse the true size too. */
  private static final long PLACEHOLDER_BYTES = 1;

  private final PackagingPlan plan;
  private final List<PackagedRendition> renditions;

  /**
   * @param renditions those of the plan, in its order
   */
  ManifestStep(PackagingPlan plan, List<PackagedRendition> renditions) {
    this.plan = plan;
    this.renditions = renditions;
  }

  /** Measures all segments of a plan without writing them. */
  static ManifestStep measured(PackagingPlan plan) throws FragmillException {
    List<PackagedRendition> renditions = new ArrayList<>();
    for (RenditionPlan rendition : plan.renditions()) {
      PackagedRendition packaged = new PackagedRendition(rendition, plan.layout());
      for (int segment = 0; segment < rendition.segmentCount(); segment++) {
        plan.settings().cancellation().check("writing the manifest");
        packaged.measured(segment, rendition.segmentSizeBytes(segment));
      }
      renditions.add(packaged);
    }
    return new ManifestStep(plan, renditions);
  }

  /** Takes a plan whose segments nobody has measured yet: all have one size. */
  static ManifestStep withPlaceholderSizes(PackagingPlan plan) {
    List<PackagedRendition> renditions = new ArrayList<>();
    for (RenditionPlan rendition : plan.renditions()) {
      PackagedRendition packaged = new PackagedRendition(rendition, plan.layout());
      for (int segment = 0; segment < rendition.segmentCount(); segment++) {
        packaged.measured(segment, PLACEHOLDER_BYTES);
      }
      renditions.add(packaged);
    }
    return new ManifestStep(plan, renditions);
  }

  /**
   * Returns the files of all manifests, in the order of the manifests.
   *
   * @throws IllegalStateException when a name is taken by another file of the output
   */
  List<ManifestFile> files() throws UnsupportedMediaException {
    Presentation presentation = presentation();
    List<ManifestFile> files = new ArrayList<>();
    for (ManifestWriter manifest : plan.manifests()) {
      files.addAll(manifest.write(presentation));
    }
    requireOwnNames(files);
    return files;
  }

  private Presentation presentation() {
    List<SwitchingSet> sets = new ArrayList<>();
    int next = 0;
    for (PlannedSet planned : plan.sets()) {
      int end = next + planned.renditions().size();
      List<Rendition> set =
          renditions.subList(next, end).stream().map(PackagedRendition::toRendition).toList();
      sets.add(
          SwitchingSet.builder(set)
              .attributes(planned.attributes())
              .trickPlay(planned.trickPlay())
              .build());
      next = end;
    }
    return Presentation.builder(plan.duration(), sets)
        .sidecarFiles(plan.sidecarTexts().stream().map(SidecarText::file).toList())
        .build();
  }

  private void requireOwnNames(List<ManifestFile> files) {
    Set<String> names = new HashSet<>();
    for (ManifestFile file : files) {
      if (!names.add(file.name())) {
        throw nameIsTaken(file.name(), "another manifest's file");
      }
    }
    for (SidecarText text : plan.sidecarTexts()) {
      requireFree(text.file().fileName(), names);
    }
    for (PackagedRendition rendition : renditions) {
      rendition.fileNames().forEach(name -> requireFree(name, names));
    }
  }

  private static void requireFree(String mediaName, Set<String> manifestNames) {
    if (manifestNames.contains(mediaName)) {
      throw nameIsTaken(mediaName, "a media file");
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
