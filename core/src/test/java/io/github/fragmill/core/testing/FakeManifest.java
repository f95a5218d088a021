package io.github.fragmill.core.testing;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentNaming;
import io.github.fragmill.core.presentation.SwitchingSet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes what it sees, one line for each rendition and segment, and refuses what no manifest could
 * describe.
 */
public record FakeManifest(Layout layout, SegmentNaming segmentNaming) implements ManifestWriter {

  /** Calls segments by number. */
  public FakeManifest(Layout layout) {
    this(layout, SegmentNaming.NUMBER);
  }

  @Override
  public String fileName() {
    return "manifest.txt";
  }

  @Override
  public void write(Presentation presentation, OutputStream stream) throws IOException {
    StringBuilder text = new StringBuilder("duration " + presentation.duration() + "\n");
    Set<String> ids = new HashSet<>();
    for (SwitchingSet set : presentation.switchingSets()) {
      text.append(set.type()).append(' ').append(set.language().orElse("-"));
      text.append(' ').append(set.attributes().roles()).append('\n');
      for (Rendition rendition : set.renditions()) {
        if (!ids.add(rendition.id())) {
          throw new AssertionError("two renditions " + rendition.id());
        }
        append(rendition, text);
      }
    }
    stream.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void append(Rendition rendition, StringBuilder text) {
    text.append("  " + rendition.id() + " " + rendition.format().codecs());
    text.append(" " + rendition.timeScale() + " " + rendition.addressing() + "\n");
    rendition
        .protection()
        .ifPresent(it -> text.append("    " + it.parameters() + " " + it.drmSignals() + "\n"));
    long end = rendition.segments().startTicks(0);
    for (int segment = 0; segment < rendition.segments().count(); segment++) {
      if (rendition.segments().startTicks(segment) != end) {
        throw new AssertionError(rendition.id() + ": a gap before segment " + segment);
      }
      if (rendition.segments().sizeBytes(segment) <= 0) {
        throw new AssertionError(rendition.id() + ": segment " + segment + " was not measured");
      }
      end += rendition.segments().durationTicks(segment);
      text.append("    " + rendition.segments().startTicks(segment));
      text.append("+" + rendition.segments().durationTicks(segment));
      text.append(" " + rendition.segments().sizeBytes(segment) + "\n");
    }
    if (end != rendition.segments().endTicks()) {
      throw new AssertionError(rendition.id() + ": its durations do not add up");
    }
  }
}
