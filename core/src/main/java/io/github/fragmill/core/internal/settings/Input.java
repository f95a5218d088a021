package io.github.fragmill.core.internal.settings;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.Source;
import java.util.Objects;

/**
 * A source, and what is taken from it.
 *
 * @param selector the tracks that are taken
 * @param attributes what viewers choose them by
 * @param isSideFile whether it is text that stays a file
 */
public record Input(
    Source source, TrackSelector selector, TrackAttributes attributes, boolean isSideFile) {

  public Input {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(selector, "selector");
    Objects.requireNonNull(attributes, "attributes");
  }

  /** Takes what is chosen. */
  public Input(Source source, TrackSelector selector, TrackAttributes attributes) {
    this(source, selector, attributes, /* isSideFile= */ false);
  }

  /** Takes everything as it is. */
  public static Input of(Source source) {
    return new Input(source, TrackSelector.all(), TrackAttributes.NONE);
  }
}
