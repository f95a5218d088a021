package io.github.fragmill.core.internal.run;

import io.github.fragmill.core.internal.plan.PlannedSet;
import io.github.fragmill.core.internal.plan.PresentationPlan;
import io.github.fragmill.core.internal.plan.SidecarText;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.SwitchingSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A presentation whose segments' sizes are known, or becoming known. */
final class SizedPresentation {

  private final PresentationPlan plan;
  private final List<SizedRendition> renditions;

  SizedPresentation(PresentationPlan plan) {
    this.plan = plan;
    this.renditions = plan.renditions().stream().map(SizedRendition::new).toList();
  }

  List<SizedRendition> renditions() {
    return renditions;
  }

  /** Returns the manifest, once all sizes are known. */
  byte[] manifest() throws IOException {
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
              renditions.subList(next, end).stream().map(SizedRendition::toRendition).toList(),
              planned.trickPlay()));
      next = end;
    }
    return new Presentation(
        plan.duration(), sets, plan.sidecars().stream().map(SidecarText::file).toList());
  }
}
