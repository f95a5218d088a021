package io.github.fragmill.core;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.util.Optional;

/**
 * A source as it was when its movie was read. What the movie says of places and sizes holds for
 * that content only, so another content is refused before it is taken for media. Immutable and
 * thread-safe.
 *
 * @param silence what follows the content, again and again without end; empty for nothing
 */
record PinnedSource(Source source, SourceStamp stamp, Optional<SilentFrame> silence)
    implements Source {

  PinnedSource(Source source, SourceStamp stamp) {
    this(source, stamp, Optional.empty());
  }

  static PinnedSource of(Movie movie) {
    return new PinnedSource(movie.source(), movie.stamp());
  }

  /** Returns the same source, followed by samples of silence. */
  PinnedSource followedBy(SilentFrame samples) {
    return new PinnedSource(source, stamp, Optional.of(samples));
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
      return silence.isPresent()
          ? new SilenceReader(reader, stamp.sizeBytes(), silence.get().toBytes())
          : reader;
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
