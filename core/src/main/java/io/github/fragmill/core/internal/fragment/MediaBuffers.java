package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.LimitExceededException;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lends the buffers that hold a segment's media while it is in flight. All have the size of the
 * largest segment, so any fits any, and a little room for what is read between samples; a few are
 * kept for the next borrower. Thread-safe.
 */
public final class MediaBuffers {

  private static final int ROOM_BYTES = 64 * 1024;

  private final int capacityBytes;
  private final int maxKept;
  private final ConcurrentLinkedQueue<ByteBuffer> kept = new ConcurrentLinkedQueue<>();
  private final AtomicInteger keptCount = new AtomicInteger();

  /**
   * @param largestBytes the media bytes of the largest segment
   * @param maxKept how many buffers to keep while nobody uses them
   */
  public MediaBuffers(int largestBytes, int maxKept) {
    this.capacityBytes = Math.addExact(largestBytes, ROOM_BYTES);
    this.maxKept = maxKept;
  }

  /**
   * Lends a buffer, which the caller gives back with {@link #release}.
   *
   * @throws LimitExceededException when the JVM has no room for it
   */
  ByteBuffer acquire() throws LimitExceededException {
    ByteBuffer buffer = kept.poll();
    if (buffer != null) {
      keptCount.decrementAndGet();
      return buffer.clear();
    }
    try {
      return ByteBuffer.allocateDirect(capacityBytes);
    } catch (OutOfMemoryError e) {
      throw new LimitExceededException(
          "no room for a segment of "
              + capacityBytes
              + " bytes: use fewer threads, shorter segments, or more direct memory"
              + " (-XX:MaxDirectMemorySize)");
    }
  }

  /** Takes a buffer back. */
  void release(ByteBuffer buffer) {
    if (keptCount.incrementAndGet() <= maxKept) {
      kept.add(buffer);
    } else {
      keptCount.decrementAndGet();
    }
  }
}
