package io.github.fragmill.core.testing;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.presentation.SwitchingSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes what it sees, one line for each rendition and segment, and refuses what no manifest could
 * describe.
 *
 * @param layouts those that are supported
 * @param fileNames the first file has all lines and names the others, which are empty
 */
public record FakeManifest(Set<Layout> layouts, List<String> fileNames) implements ManifestWriter {

  public FakeManifest {
    layouts = Set.copyOf(layouts);
    fileNames = List.copyOf(fileNames);
  }

  /** Makes a manifest of one file, {@code manifest.txt}. */
  public FakeManifest(Layout... layouts) {
    this(Set.of(layouts), List.of("manifest.txt"));
  }

  /** Returns a copy with files of other names. */
  public FakeManifest named(String... names) {
    return new FakeManifest(layouts, List.of(names));
  }

  @Override
  public boolean supports(Layout layout) {
    return layouts.contains(layout);
  }

  @Override
  public List<ManifestFile> write(Presentation presentation) {
    if (!supports(presentation.layout())) {
      throw new IllegalArgumentException(
          "layout: expected one of " + layouts + ", found " + presentation.layout());
    }
    List<ManifestFile> files = new ArrayList<>();
    for (String name : fileNames) {
      String text = files.isEmpty() ? text(presentation) : "";
      files.add(new ManifestFile(name, "text/plain", text.getBytes(StandardCharsets.UTF_8)));
    }
    return files;
  }

  private String text(Presentation presentation) {
    StringBuilder text = new StringBuilder("files " + fileNames + "\n");
    text.append("duration " + presentation.duration() + "\n");
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
    return text.toString();
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
      text.append(" " + rendition.segments().sizeBytes(segment));
      text.append(" " + key(rendition, segment) + "\n");
    }
    if (end != rendition.segments().endTicks()) {
      throw new AssertionError(rendition.id() + ": its durations do not add up");
    }
  }

  private static String key(Rendition rendition, int segment) {
    return rendition
        .protection()
        .flatMap((RenditionProtection it) -> it.keyId(segment))
        .map(Object::toString)
        .orElse("clear");
  }
}
