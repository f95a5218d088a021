package io.github.fragmill.core.internal.source;

import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.media.Limits;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the memory for what is kept of the sources of one title: several that are within the
 * limits by themselves must not fill the heap together. Thread-safe.
 */
public final class MemoryBudget {

  private final long maxBytes;
  private final AtomicLong usedBytes = new AtomicLong();

  public MemoryBudget(Limits limits) {
    this.maxBytes = limits.maxTableBytes();
  }

  /**
   * Counts something that is kept, before it is made where its size is known then.
   *
   * @param sourceName what it comes from
   * @param path where in the source
   */
  public void take(long bytes, String sourceName, String path) throws LimitExceededException {
    if (usedBytes.addAndGet(bytes) > maxBytes) {
      throw new LimitExceededException(
          sourceName + ": " + path + ": tables take more than maxTableBytes = " + maxBytes);
    }
  }

  /** Returns the part of something in a source that grows. */
  public Part part(String sourceName) {
    return new Part(sourceName);
  }

  /** What one table takes. Not thread-safe. */
  public final class Part {

    private final String sourceName;
    private long countedBytes;

    private Part(String sourceName) {
      this.sourceName = sourceName;
    }

    /** Counts what a table has grown by. */
    public void growTo(long bytes, String path) throws LimitExceededException {
      if (bytes > countedBytes) {
        long more = bytes - countedBytes;
        countedBytes = bytes;
        take(more, sourceName, path);
      }
    }
  }
}
