package io.github.fragmill.core.source;

import io.github.fragmill.core.error.SourceException;

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

  SourceReader open() throws SourceException {
    return opener.open();
  }
}
