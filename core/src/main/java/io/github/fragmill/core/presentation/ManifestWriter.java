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

  /**
   * Returns how segments that are files must be called for this kind of manifest; by number unless
   * it is overridden.
   */
  default SegmentNaming segmentNaming() {
    return SegmentNaming.NUMBER;
  }

  /** Returns the manifest's file name, for example {@code manifest.mpd}. */
  String fileName();

  /**
   * Loads what {@link #write} needs, if that takes long the first time: {@code write} comes last in
   * a run, when nothing else is left to do meanwhile. A run calls this while it writes segments; an
   * application that knows that it will package soon may call it before. Any thread, any number of
   * times; unless it is overridden, nothing happens.
   */
  default void prepare() {}

  /**
   * Writes the manifest.
   *
   * @param stream receives the whole file; stays open
   * @throws IOException when the stream fails
   */
  void write(Presentation presentation, OutputStream stream) throws IOException;
}
