package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.media.Limits;

/** Counts the memory for what is kept of a source. Not thread-safe. */
final class MemoryBudget {

  private final String sourceName;
  private final long maxBytes;
  private long usedBytes;

  MemoryBudget(String sourceName, Limits limits) {
    this.sourceName = sourceName;
    this.maxBytes = limits.maxTableBytes();
  }

  /**
   * Counts something that is kept, before it is made where its size is known then.
   *
   * @param path the box that it comes from
   */
  void take(long bytes, String path) throws LimitExceededException {
    usedBytes += bytes;
    if (usedBytes > maxBytes) {
      throw new LimitExceededException(
          sourceName + ": " + path + ": tables take more than maxTableBytes = " + maxBytes);
    }
  }

  /** Returns the part of something that grows. */
  Part part() {
    return new Part();
  }

  /** What one table takes. */
  final class Part {

    private long countedBytes;

    /** Counts what a table has grown by. */
    void growTo(long bytes, String path) throws LimitExceededException {
      if (bytes > countedBytes) {
        long more = bytes - countedBytes;
        countedBytes = bytes;
        take(more, path);
      }
    }
  }
}
