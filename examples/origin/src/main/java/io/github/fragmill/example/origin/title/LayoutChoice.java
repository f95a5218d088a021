package io.github.fragmill.example.origin.title;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.dash.DashManifest;
import java.util.Locale;

/** How the files of a title are laid out. */
public enum LayoutChoice {
  /** A file for each segment. */
  SEGMENTS(Layout.NUMBERED_SEGMENTS),
  /** One indexed file for each rendition, of which players ask for ranges. */
  SINGLE(Layout.SINGLE_FILE);

  private final Layout layout;

  LayoutChoice(Layout layout) {
    this.layout = layout;
  }

  /**
   * Parses {@code segments} or {@code single}.
   *
   * @throws IllegalArgumentException when it is another word
   */
  public static LayoutChoice parse(String word) {
    for (LayoutChoice choice : values()) {
      if (choice.word().equals(word)) {
        return choice;
      }
    }
    throw new IllegalArgumentException("expected segments or single, found " + word);
  }

  /** Returns what a packager calls it. */
  public Layout layout() {
    return layout;
  }

  /** Returns what writes its DASH manifest. */
  public ManifestWriter dash() {
    return this == SINGLE ? DashManifest.onDemand() : DashManifest.segmentTemplate();
  }

  /** Returns the word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
