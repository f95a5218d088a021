package io.github.fragmill.core;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.media.SourceReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.IdentityHashMap;

/** Holds each source of a plan open once, for the time of a run. */
final class OpenSources implements Closeable {

  private final IdentityHashMap<Source, SourceReader> readers = new IdentityHashMap<>();

  static OpenSources of(PackagingPlan plan) throws SourceException, IOException {
    OpenSources sources = new OpenSources();
    try {
      for (RenditionPlan rendition : plan.renditions()) {
        if (!sources.readers.containsKey(rendition.source())) {
          sources.readers.put(rendition.source(), rendition.source().open());
        }
      }
      return sources;
    } catch (SourceException e) {
      sources.close();
      throw e;
    }
  }

  SourceReader reader(RenditionPlan rendition) {
    SourceReader reader = readers.get(rendition.source());
    if (reader == null) {
      throw new IllegalArgumentException(rendition.id() + " does not belong to this run");
    }
    return reader;
  }

  @Override
  public void close() throws IOException {
    for (SourceReader reader : readers.values()) {
      reader.close();
    }
  }
}
