package io.github.fragmill.core.media;

import java.util.Locale;

/** What a track holds. */
public enum TrackType {
  VIDEO,
  AUDIO,
  /** Subtitles and captions. */
  TEXT;

  /**
   * Returns the top-level media type, as manifests use it: {@code video}, {@code audio} or {@code
   * text}.
   */
  public String mediaType() {
    return name().toLowerCase(Locale.ROOT);
  }
}
