package io.github.fragmill.integration.travel;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.SegmentTimes;
import java.util.ArrayList;
import java.util.List;

/** A manifest that keeps the sizes that it is to state. */
final class SeenSizes implements ManifestWriter {

  private final List<SegmentTimes> seen = new ArrayList<>();

  /** Returns those of the last presentation. */
  List<SegmentTimes> taken() {
    return List.copyOf(seen);
  }

  @Override
  public boolean supports(Layout layout) {
    return true;
  }

  @Override
  public List<ManifestFile> write(Presentation presentation) {
    seen.clear();
    presentation
        .switchingSets()
        .forEach(set -> set.renditions().forEach(it -> seen.add(it.segments())));
    return List.of(new ManifestFile("sizes.txt", "text/plain", new byte[] {1}));
  }
}
