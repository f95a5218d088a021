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

  ManifestStep(PackagingPlan plan, List<PackagedRendition> renditions) {
    this.plan = plan;
    this.renditions = renditions;
  }

  /** Measures all segments of a plan without writing them. */
  static ManifestStep measured(PackagingPlan plan) throws FragmillException {
    List<PackagedRendition> renditions = new ArrayList<>();
    for (RenditionPlan rendition : plan.renditions()) {
      PackagedRendition packaged = new PackagedRendition(rendition, plan.manifest().layout());
      for (int segment = 0; segment < rendition.segmentCount(); segment++) {
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
    return new Presentation(
        plan.duration(),
        renditions.stream()
            .map(
                packaged ->
                    new SwitchingSet(
                        packaged.plan().track().format().type(),
                        packaged.plan().track().language(),
                        List.of(packaged.toRendition())))
            .toList());
  }
}
