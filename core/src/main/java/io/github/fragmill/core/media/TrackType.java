package io.github.fragmill.core.media;

import java.util.Locale;

/** What a track holds. */
public enum TrackType {
  VIDEO,
  AUDIO;

  /** Returns the word that media types and manifests use: {@code video} or {@code audio}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
