package io.github.fragmill.example.origin.mapping;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;

/** Port: finds the source of a path in a document. Thread-safe. */
@FunctionalInterface
public interface Sources {

  /**
   * Returns a source; it need not be there yet.
   *
   * @param path as the document has it: of a file, or an address such as {@code https://…}
   * @throws SourceException when there cannot be such a source here
   */
  Source find(String path) throws SourceException;
}
