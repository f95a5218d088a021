package io.github.fragmill.core.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds those parts of a source open that were used last. A title of ten hours may have twenty
 * thousand segment files, more than a process may have open. Thread-safe.
 */
final class OpenParts implements Closeable {

  /** More only while as many threads read as many parts at once. */
  static final int MAX_OPEN = 16;

  private final List<Source> parts;
  private final Map<Integer, Part> open = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
  private boolean isClosed;

  OpenParts(List<Source> parts) {
    this.parts = parts;
  }

  private static final class Part {
    private final SourceReader reader;
    private int users;

    Part(SourceReader reader) {
      this.reader = reader;
    }
  }

  /** Returns a part's reader, which stays open until it is released. */
  synchronized SourceReader acquire(int index) throws IOException {
    if (isClosed) {
      throw new IOException("the reader is closed");
    }
    Part part = open.get(index);
    if (part == null) {
      closeUnused();
      part = new Part(parts.get(index).open());
      open.put(index, part);
    }
    part.users++;
    return part.reader;
  }

  /** Says that a reader that was acquired is no longer in use. */
  synchronized void release(int index) {
    Part part = open.get(index);
    if (part != null) {
      part.users--;
    }
  }

  private void closeUnused() throws IOException {
    Iterator<Part> leastRecentFirst = open.values().iterator();
    while (open.size() >= MAX_OPEN && leastRecentFirst.hasNext()) {
      Part part = leastRecentFirst.next();
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
      for (Part part : open.values()) {
        part.reader.close();
      }
    } finally {
      open.clear();
    }
  }
}
