package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.BusyException;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.PackagingCancelledException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Lends the buffers that hold the media of segments, within one budget of bytes: who asks for more
 * waits until others give theirs back. A buffer that nobody uses is kept for the next one who needs
 * about its size. Thread-safe.
 */
public final class BufferPool {

  /** For what is read between samples: with few samples, there is little between them. */
  private static final int ROOM_BYTES = 64 * 1024;

  private static final int MIN_STEP_BYTES = 8 * 1024;

  /** A kept buffer of more than so many times the size that is needed would be a waste. */
  private static final int MAX_OVERSIZE = 4;

  /** Capacities are rounded up by up to a quarter, so that buffers fit others than the first. */
  private static final int STEPS_PER_DOUBLING = 4;

  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final long maxBytes;

  /** By capacity. */
  private final TreeMap<Integer, ArrayDeque<ByteBuffer>> kept = new TreeMap<>();

  private long keptBytes;
  private long lentBytes;

  /**
   * @param maxBytes the capacity of all buffers, lent and kept; a single one may have more when no
   *     other is lent
   */
  public BufferPool(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** A buffer that is lent; closing it gives it back. Not thread-safe. */
  public final class Lease implements AutoCloseable {

    private final ByteBuffer buffer;
    private boolean isClosed;

    private Lease(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    ByteBuffer buffer() {
      return buffer;
    }

    @Override
    public void close() {
      if (!isClosed) {
        isClosed = true;
        takeBack(buffer);
      }
    }
  }

  /**
   * Lends a buffer. Waits while others have so many that it would exceed the budget.
   *
   * @param mediaBytes the media that it will hold
   * @throws LimitExceededException when the JVM has no room for it
   * @throws PackagingCancelledException when the thread is interrupted while it waits
   */
  public Lease lend(int mediaBytes) throws LimitExceededException, PackagingCancelledException {
    return lend(mediaBytes, maxBytes, Long.MAX_VALUE)
        .orElseThrow(() -> new IllegalStateException("nobody waits so long"));
  }

  /**
   * Lends a buffer, if there is one in time.
   *
   * @param mediaBytes the media that it will hold
   * @param maxWait how long to wait while others have so many that it would exceed the budget
   * @throws BusyException when it would still exceed the budget
   * @throws LimitExceededException when the JVM has no room for it
   * @throws PackagingCancelledException when the thread is interrupted while it waits
   */
  public Lease lend(int mediaBytes, Duration maxWait) throws FragmillException {
    long nanos = maxWait.compareTo(LONGEST_WAIT) > 0 ? Long.MAX_VALUE : maxWait.toNanos();
    Optional<Lease> lease = lend(mediaBytes, maxBytes, nanos);
    if (lease.isEmpty()) {
      throw new BusyException(
          "no memory for "
              + mediaBytes
              + " bytes of media within "
              + maxWait
              + ": others hold the budget of maxBufferBytes = "
              + maxBytes
              + "; try again later, or give the engine more");
    }
    return lease.get();
  }

  /**
   * Lends a buffer at once, if at least half of the budget stays free for others; or if nobody has
   * any.
   */
  public Optional<Lease> lendFromHalf(int mediaBytes) throws FragmillException {
    return lend(mediaBytes, maxBytes / 2, /* waitNanos= */ 0);
  }

  private Optional<Lease> lend(int mediaBytes, long budgetBytes, long waitNanos)
      throws LimitExceededException, PackagingCancelledException {
    long start = System.nanoTime();
    int neededBytes = Math.addExact(mediaBytes, Math.min(ROOM_BYTES, mediaBytes / 4));
    int capacityBytes = capacity(neededBytes);
    synchronized (this) {
      while (lentBytes > 0 && lentBytes + capacityBytes > budgetBytes) {
        long leftNanos = waitNanos - (System.nanoTime() - start);
        if (leftNanos <= 0) {
          return Optional.empty();
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(this, leftNanos);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new PackagingCancelledException("waiting for memory was interrupted", e);
        }
      }
      Map.Entry<Integer, ArrayDeque<ByteBuffer>> found = kept.ceilingEntry(neededBytes);
      boolean fits =
          found != null
              && found.getKey() / MAX_OVERSIZE <= capacityBytes
              && (lentBytes == 0 || lentBytes + found.getKey() <= maxBytes);
      if (fits) {
        ByteBuffer buffer = removeKept(found);
        lentBytes += buffer.capacity();
        return Optional.of(new Lease(buffer.clear()));
      }
      lentBytes += capacityBytes;
      while (!kept.isEmpty() && lentBytes + keptBytes > maxBytes) {
        removeKept(kept.lastEntry());
      }
    }
    boolean isAllocated = false;
    try {
      Lease lease = new Lease(allocate(capacityBytes));
      isAllocated = true;
      return Optional.of(lease);
    } finally {
      if (!isAllocated) {
        giveUp(capacityBytes);
      }
    }
  }

  private static ByteBuffer allocate(int capacityBytes) throws LimitExceededException {
    try {
      return ByteBuffer.allocateDirect(capacityBytes);
    } catch (OutOfMemoryError e) {
      throw new LimitExceededException(
          "no memory for a segment of "
              + capacityBytes
              + " bytes: use fewer threads, shorter segments, or more direct memory"
              + " (-XX:MaxDirectMemorySize)");
    }
  }

  private synchronized void giveUp(int capacityBytes) {
    lentBytes -= capacityBytes;
    notifyAll();
  }

  private synchronized void takeBack(ByteBuffer buffer) {
    lentBytes -= buffer.capacity();
    if (lentBytes + keptBytes + buffer.capacity() <= maxBytes) {
      kept.computeIfAbsent(buffer.capacity(), it -> new ArrayDeque<>()).push(buffer);
      keptBytes += buffer.capacity();
    }
    notifyAll();
  }

  private ByteBuffer removeKept(Map.Entry<Integer, ArrayDeque<ByteBuffer>> ofCapacity) {
    ByteBuffer buffer = ofCapacity.getValue().pop();
    if (ofCapacity.getValue().isEmpty()) {
      kept.remove(ofCapacity.getKey());
    }
    keptBytes -= buffer.capacity();
    return buffer;
  }

  private static int capacity(int neededBytes) {
    int step = Math.max(MIN_STEP_BYTES, Integer.highestOneBit(neededBytes) / STEPS_PER_DOUBLING);
    long rounded = ((long) neededBytes + step - 1) / step * step;
    return (int) Math.min(rounded, Integer.MAX_VALUE - 8);
  }

  /** Returns the capacity of all buffers, lent and kept, in bytes. */
  public synchronized long totalBytes() {
    return lentBytes + keptBytes;
  }
}
