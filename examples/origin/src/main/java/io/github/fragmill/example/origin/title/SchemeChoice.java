package io.github.fragmill.example.origin.title;

import io.github.fragmill.crypto.Scheme;
import java.util.Locale;
import java.util.Optional;

/** How a title is encrypted: by a scheme that both DASH and HLS have, or not at all. */
public enum SchemeChoice {
  CBCS(Optional.of(Scheme.CBCS)),
  CENC(Optional.of(Scheme.CENC)),
  NONE(Optional.empty());

  private final Optional<Scheme> scheme;

  SchemeChoice(Optional<Scheme> scheme) {
    this.scheme = scheme;
  }

  /**
   * Parses {@code cbcs}, {@code cenc} or {@code none}.
   *
   * @throws IllegalArgumentException when it is another word
   */
  public static SchemeChoice parse(String word) {
    for (SchemeChoice choice : values()) {
      if (choice.word().equals(word)) {
        return choice;
      }
    }
    throw new IllegalArgumentException("expected cbcs, cenc or none, found " + word);
  }

  /** Returns the scheme, or empty for clear titles. */
  public Optional<Scheme> scheme() {
    return scheme;
  }

  /** Returns the word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
