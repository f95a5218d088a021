package io.github.fragmill.example.origin.mapping;

import io.github.fragmill.core.presentation.TrackAttributes;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A source of a title.
 *
 * @param path of a file beneath the root, or an address
 * @param kind what is taken of it
 * @param language what viewers choose it by, a BCP 47 tag; of audio and text only
 */
record MappedSource(String path, Kind kind, Optional<String> language) {

  /** What is taken of a source. */
  enum Kind {
    /** All its tracks. */
    ALL,
    VIDEO,
    AUDIO,
    TEXT;

    static Kind parse(String word) {
      for (Kind kind : values()) {
        if (kind != ALL && kind.name().toLowerCase(Locale.ROOT).equals(word)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("expected video, audio or text, found " + word);
    }
  }

  MappedSource {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(language, "language");
    if (language.isPresent() && kind != Kind.AUDIO && kind != Kind.TEXT) {
      throw new IllegalArgumentException("expected kind audio or text for a language");
    }
    language.ifPresent(it -> Objects.requireNonNull(TrackAttributes.NONE.language(it)));
  }
}
