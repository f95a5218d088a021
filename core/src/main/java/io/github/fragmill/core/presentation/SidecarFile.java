package io.github.fragmill.core.presentation;

import java.util.Objects;

/**
 * Sidecar subtitles: text that a player fetches as one file, beside the segments. Immutable.
 *
 * @param id unique in the presentation; letters, digits, {@code -} and {@code _}
 * @param fileName a relative path with {@code /}
 * @param mimeType {@code text/vtt} or {@code application/ttml+xml}
 * @param sizeBytes the size of the file
 * @param attributes what viewers choose it by
 */
public record SidecarFile(
    String id, String fileName, String mimeType, long sizeBytes, TrackAttributes attributes) {

  public SidecarFile {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(mimeType, "mimeType");
    Objects.requireNonNull(attributes, "attributes");
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes: expected 0 or more, found " + sizeBytes);
    }
  }
}
