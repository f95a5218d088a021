package io.github.fragmill.core;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;

/** Holds each source open once, for the time of a run. */
final class OpenSources implements Closeable {

  private final IdentityHashMap<Source, SourceReader> readers = new IdentityHashMap<>();

  static OpenSources of(PackagingPlan plan) throws SourceException, IOException {
    OpenSources sources = new OpenSources();
    try {
      for (RenditionPlan rendition : plan.renditions()) {
        sources.open(rendition.plannedSource());
      }
      return sources;
    } catch (SourceException e) {
      sources.close();
      throw e;
    }
  }

  /** Opens a source, unless it is open. By one thread at a time. */
  SourceReader open(Source source) throws SourceException {
    SourceReader reader = readers.get(source);
    if (reader == null) {
      reader = source.open();
      readers.put(source, reader);
    }
    return reader;
  }

  /** Returns the reader of a source that was opened for its plan. */
  SourceReader reader(RenditionPlan rendition) {
    SourceReader reader = readers.get(rendition.plannedSource());
    if (reader == null) {
      throw new IllegalArgumentException(rendition.id() + " does not belong to this run");
    }
    return reader;
  }

  /** Checks that what was read is what was planned. */
  void requireUnchanged() throws SourceException {
    for (Map.Entry<Source, SourceReader> open : readers.entrySet()) {
      PinnedSource.requireUnchanged(open.getKey(), open.getValue());
    }
  }

  /** Closes all sources, also when one of them fails. */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (SourceReader reader : readers.values()) {
      try {
        reader.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
