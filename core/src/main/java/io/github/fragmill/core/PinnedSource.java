package io.github.fragmill.core;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.media.SourceReader;
import io.github.fragmill.core.media.SourceStamp;
import java.io.IOException;

/**
 * A source as it was when its movie was read. What the movie says of places and sizes holds for
 * that content only, so another content is refused before it is taken for media. Immutable and
 * thread-safe.
 */
record PinnedSource(Source source, SourceStamp stamp) implements Source {

  static PinnedSource of(Movie movie) {
    return new PinnedSource(movie.source(), movie.stamp());
  }

  @Override
  public String name() {
    return source.name();
  }

  /**
   * {@inheritDoc}
   *
   * @throws SourceException also when it has changed
   */
  @Override
  public SourceReader open() throws SourceException {
    SourceReader reader = source.open();
    try {
      requireUnchanged(reader);
      return reader;
    } catch (SourceException e) {
      try {
        reader.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /**
   * Checks, where a source is pinned, that what was read is what was planned.
   *
   * @param reader is open
   * @throws SourceException when the source has changed
   */
  static void requireUnchanged(Source source, SourceReader reader) throws SourceException {
    if (source instanceof PinnedSource pinned) {
      pinned.requireUnchanged(reader);
    }
  }

  private void requireUnchanged(SourceReader reader) throws SourceException {
    SourceStamp found;
    try {
      found = reader.stamp();
    } catch (IOException e) {
      throw SourceException.of("cannot read " + name(), e);
    }
    if (!found.equals(stamp)) {
      throw new SourceException(name() + " has changed since it was planned");
    }
  }
}
