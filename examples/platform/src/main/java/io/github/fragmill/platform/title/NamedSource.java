package io.github.fragmill.platform.title;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;

/** A source whose name in messages is the one that the user gave. */
record NamedSource(String name, Source stored) implements Source {

  @Override
  public SourceReader open() throws SourceException {
    return stored.open();
  }
}
