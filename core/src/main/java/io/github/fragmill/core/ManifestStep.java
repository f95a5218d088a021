package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.SwitchingSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Describes what was packaged, or would be, and lets the manifest be written. */
final class ManifestStep {

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
      PackagedRendition packaged = new PackagedRendition(rendition, plan.manifest());
      for (int segment = 0; segment < rendition.segmentCount(); segment++) {
        plan.settings().cancellation().check("writing the manifest");
        packaged.measured(segment, rendition.segmentSizeBytes(segment));
      }
      renditions.add(packaged);
    }
    return new ManifestStep(plan, renditions);
  }

  void write(OutputStream stream) throws OutputException {
    try {
      stream.write(toBytes());
    } catch (IOException e) {
      throw OutputException.of("cannot write the manifest", e);
    }
  }

  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    plan.manifest().write(presentation(), bytes);
    return bytes.toByteArray();
  }

  private Presentation presentation() {
    List<SwitchingSet> sets = new ArrayList<>();
    int next = 0;
    for (PlannedSet planned : plan.sets()) {
      int end = next + planned.renditions().size();
      sets.add(
          new SwitchingSet(
              planned.renditions().get(0).track().format().type(),
              planned.attributes(),
              renditions.subList(next, end).stream().map(PackagedRendition::toRendition).toList(),
              planned.trickPlay()));
      next = end;
    }
    return new Presentation(
        plan.duration(), sets, plan.sideTexts().stream().map(SidecarText::file).toList());
  }
}
