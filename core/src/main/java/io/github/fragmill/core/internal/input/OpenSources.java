package io.github.fragmill.core.internal.input;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps each source open once during a run, however many tracks it has. By one thread at a time.
 */
public final class OpenSources implements Closeable {

  /** A source that is open, and how it was when it was planned. */
  private record Open(SampleSource planned, SourceReader reader) {}

  private final Map<Source, Open> open = new LinkedHashMap<>();

  /**
   * Returns a reader of samples. Opens the source, unless it is open; {@link #close} closes it.
   *
   * @throws SourceException when the source cannot be read, or has changed
   */
  public SourceReader reader(SampleSource samples) throws SourceException {
    if (samples.isInMemory()) {
      return samples.open();
    }
    Open known = open.get(samples.source());
    if (known == null) {
      known = new Open(samples, samples.source().open());
      open.put(samples.source(), known);
    }
    samples.requireUnchanged(known.reader());
    return samples.over(known.reader());
  }

  /**
   * Returns normally when what was read is what was planned.
   *
   * @throws SourceException when a source has changed
   */
  public void requireUnchanged() throws SourceException {
    for (Open each : open.values()) {
      each.planned().requireUnchanged(each.reader());
    }
  }

  /** Closes all sources, also when one of them fails. */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (Open each : open.values()) {
      try {
        each.reader().close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
