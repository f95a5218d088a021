package io.github.fragmill.core.presentation;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Port: writes a manifest. Sees the presentation and nothing else. Immutable and thread-safe; equal
 * presentations give equal bytes.
 */
public interface ManifestWriter {

  /** Returns how the segments must be stored for this kind of manifest. */
  Layout layout();

  /** Returns the manifest's file name, for example {@code manifest.mpd}. */
  String fileName();

  /**
   * Writes the manifest.
   *
   * @param stream receives the whole file; stays open
   * @throws IOException when the stream fails
   */
  void write(Presentation presentation, OutputStream stream) throws IOException;
}
