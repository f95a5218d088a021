package io.github.fragmill.core.source;

import io.github.fragmill.core.error.SourceException;
import java.util.List;
import java.util.Optional;

/**
 * One of several sources that are read as one.
 *
 * @param name the name for messages
 */
record Part(String name, Opener opener) {

  /** Opens a source for reading. */
  @FunctionalInterface
  interface Opener {
    SourceReader open() throws SourceException;
  }

  /** Returns the locations of several sources, one in each line, if all of them have one. */
  static Optional<String> location(List<Source> sources) {
    List<String> known = sources.stream().flatMap(it -> it.location().stream()).toList();
    return known.size() == sources.size()
        ? Optional.of(String.join("\n", known))
        : Optional.empty();
  }

  SourceReader open() throws SourceException {
    return opener.open();
  }
}
