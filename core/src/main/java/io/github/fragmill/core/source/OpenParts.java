package io.github.fragmill.core.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds those parts of a source open that were used last. A presentation of ten hours may have
 * twenty thousand segment files, more than a process may have open. Thread-safe.
 */
final class OpenParts implements Closeable {

  /** More only while as many threads read as many parts at once. */
  static final int MAX_OPEN = 16;

  private final List<Part> parts;
  private final Map<Integer, Held> open = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
  private boolean isClosed;

  OpenParts(List<Part> parts) {
    this.parts = parts;
  }

  private static final class Held {
    private final SourceReader reader;
    private int users;

    Held(SourceReader reader) {
      this.reader = reader;
    }
  }

  /** Returns a part's reader, which stays open until it is released. */
  synchronized SourceReader acquire(int index) throws IOException {
    if (isClosed) {
      throw new IOException("the reader is closed");
    }
    Held part = open.get(index);
    if (part == null) {
      closeUnused();
      part = new Held(parts.get(index).open());
      open.put(index, part);
    }
    part.users++;
    return part.reader;
  }

  /** Returns a reader that was acquired: it is no longer in use. */
  synchronized void release(int index) {
    Held part = open.get(index);
    if (part != null) {
      part.users--;
    }
  }

  private void closeUnused() throws IOException {
    Iterator<Held> leastRecentFirst = open.values().iterator();
    while (open.size() >= MAX_OPEN && leastRecentFirst.hasNext()) {
      Held part = leastRecentFirst.next();
      if (part.users == 0) {
        leastRecentFirst.remove();
        part.reader.close();
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    isClosed = true;
    try {
      for (Held part : open.values()) {
        part.reader.close();
      }
    } finally {
      open.clear();
    }
  }
}
