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

  /**
   * Returns the media type of MP4 files with such a track: {@code video/mp4}, {@code audio/mp4} or
   * {@code application/mp4} (RFC 4337; text as in ISO/IEC 23009-1).
   */
  public String mp4MimeType() {
    return (this == TEXT ? "application" : mediaType()) + "/mp4";
  }
}
