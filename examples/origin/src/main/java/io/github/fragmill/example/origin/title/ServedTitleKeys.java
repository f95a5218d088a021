package io.github.fragmill.example.origin.title;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.cpix.Cpix;
import io.github.fragmill.cpix.CpixReader;
import io.github.fragmill.cpix.speke.Speke;
import io.github.fragmill.crypto.TrackKeySource;
import java.util.Optional;

/**
 * Keys that a SPEKE server has, or CPIX documents. Immutable and thread-safe.
 *
 * @param server keeps its answers for a time
 * @param contentId the name of titles that have none of their own; {@link #TITLE} stands for the
 *     title
 * @param document of all titles that have none of their own
 * @param reader reads the documents of titles
 */
record ServedTitleKeys(
    Optional<Speke> server, String contentId, Optional<Cpix> document, CpixReader reader) {

  /** Stands for the name of a title. */
  static final String TITLE = "{title}";

  /** Returns whether the keys of a title are here, and not those of options. */
  boolean has(TitleChoices own) {
    boolean isHere = server.isPresent() || document.isPresent();
    return own.contentId().isPresent()
        || own.cpix().isPresent()
        || (isHere && own.keyId().isEmpty());
  }

  /**
   * Returns the keys of a title.
   *
   * @throws KeySourceException when a document cannot be read, or there is no server for a title
   *     that names itself for one
   */
  TrackKeySource of(String title, TitleChoices own) throws FragmillException {
    if (own.cpix().isPresent()) {
      return Cpix.of(reader.read(own.cpix().get()));
    }
    if (own.contentId().isEmpty() && document.isPresent()) {
      return document.get();
    }
    Speke asked =
        server.orElseThrow(
            () ->
                new KeySourceException(
                    title + " has keys of a key server, but there is none; --speke names it"));
    String name = own.contentId().orElse(contentId).replace(TITLE, title);
    try {
      return asked.contentId(name);
    } catch (IllegalArgumentException e) {
      throw new KeySourceException(title + ": " + e.getMessage(), e);
    }
  }
}
