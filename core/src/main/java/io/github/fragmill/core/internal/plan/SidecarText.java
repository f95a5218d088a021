package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.TextFile;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.presentation.SidecarFile;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.source.Source;
import java.util.Optional;

/**
 * A text file that lies beside the segments as it is.
 *
 * @param file how manifests describe it
 * @param bytes its content
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SidecarText(SidecarFile file, byte[] bytes) {

  /** Reads a file, and refuses what players could not. */
  static TextFile read(Source source, Limits limits) throws FragmillException {
    Optional<TextFile> text = TextFile.read(source, limits, new MemoryBudget(limits));
    if (text.isEmpty()) {
      throw new UnsupportedMediaException(
          source.name() + ": a side file must be WebVTT or TTML, this is neither");
    }
    if (text.get().mimeType().isEmpty()) {
      throw new UnsupportedMediaException(
          source.name()
              + ": players do not read SubRip; package it with text(...), or convert it to WebVTT");
    }
    return text.get();
  }

  static SidecarText of(String id, TextFile text, TrackAttributes attributes)
      throws FragmillException {
    String extension = text.mimeType().equals("text/vtt") ? ".vtt" : ".ttml";
    byte[] bytes = text.published();
    return new SidecarText(
        new SidecarFile(id, id + extension, text.mimeType(), bytes.length, attributes), bytes);
  }
}
