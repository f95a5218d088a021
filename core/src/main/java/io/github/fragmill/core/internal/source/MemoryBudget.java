package io.github.fragmill.core.internal.source;

import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.media.Limits;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the memory for what is kept of the sources of one presentation: several that are within
 * the limits by themselves must not fill the heap together. Thread-safe.
 */
public final class MemoryBudget {

  private final long maxBytes;
  private final AtomicLong usedBytes = new AtomicLong();

  public MemoryBudget(Limits limits) {
    this.maxBytes = limits.maxTableBytes();
  }

  /** Returns the part of a source, or of something in it that grows. */
  public Part part(String sourceName) {
    return new Part(sourceName);
  }

  /** What one source or table takes. Not thread-safe. */
  public final class Part {

    private final String sourceName;
    private long countedBytes;

    private Part(String sourceName) {
      this.sourceName = sourceName;
    }

    /**
     * Counts something that is kept, before it is made where its size is known then.
     *
     * @param place where in the source it comes from
     */
    public void take(long bytes, String place) throws LimitExceededException {
      if (usedBytes.addAndGet(bytes) > maxBytes) {
        throw new LimitExceededException(
            sourceName + ": " + place + ": tables take more than maxTableBytes = " + maxBytes);
      }
    }

    /**
     * Counts what a table has grown by.
     *
     * @param bytes what it takes in all
     * @param place where in the source it comes from
     */
    public void growTo(long bytes, String place) throws LimitExceededException {
      if (bytes > countedBytes) {
        long more = bytes - countedBytes;
        countedBytes = bytes;
        take(more, place);
      }
    }
  }
}
