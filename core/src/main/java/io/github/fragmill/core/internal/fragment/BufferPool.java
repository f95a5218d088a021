package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.error.BusyException;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.internal.work.Deadline;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Lends the buffers that hold the media of segments, within one budget of bytes: who asks for more
 * waits until others give theirs back, first come, first served. Who asks for more than the budget
 * waits beside the others until it is alone. A buffer that nobody uses is kept for the next one who
 * needs about its size. Thread-safe.
 */
public final class BufferPool {

  /** Of the budget, one part in so many is free for those who wait when others need not. */
  private static final int PARTS_WITH_ONE_FREE = 2;

  private final long maxBytes;

  /** By capacity. */
  private final TreeMap<Integer, ArrayDeque<ByteBuffer>> kept = new TreeMap<>();

  /** Those who wait for what is not more than the budget. */
  private final ArrayDeque<Object> waiting = new ArrayDeque<>();

  private long keptBytes;
  private long lentBytes;

  /**
   * @param maxBytes the capacity of all buffers, lent and kept; what is lent at once may have more
   *     when nothing else is lent
   */
  public BufferPool(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * A buffer that is lent; closing it gives it back. Afterwards nothing leads from here to the
   * buffer, so that it is collected if the pool drops it. Not thread-safe.
   */
  public final class Lease implements AutoCloseable {

    private Optional<ByteBuffer> buffer;

    private Lease(ByteBuffer buffer) {
      this.buffer = Optional.of(buffer);
    }

    /**
     * Returns the buffer.
     *
     * @throws IllegalStateException when it was given back
     */
    ByteBuffer buffer() {
      return buffer.orElseThrow(() -> new IllegalStateException("the memory was given back"));
    }

    @Override
    public void close() {
      Optional<ByteBuffer> lent = buffer;
      buffer = Optional.empty();
      lent.ifPresent(BufferPool.this::takeBack);
    }
  }

  /**
   * Two buffers that were lent at once, so that nobody holds one and waits for the other.
   *
   * @param range for bytes that are handed over
   * @param window for computing them; closed first
   */
  public record Pair(Lease range, Lease window) {}

  /**
   * Lends a buffer. Waits while others have so many that it would exceed the budget.
   *
   * @param mediaBytes the media that it will hold
   * @throws LimitExceededException when the JVM has no room for it
   * @throws PackagingCancelledException when the thread is interrupted while it waits
   */
  public Lease lend(int mediaBytes) throws FragmillException {
    return lend(mediaBytes, Deadline.never());
  }

  /**
   * Lends a buffer as {@link #lend(int)} does, but waits until a deadline only.
   *
   * @throws BusyException when the deadline comes first
   */
  public Lease lend(int mediaBytes, Deadline deadline) throws FragmillException {
    return lend(List.of(BufferSize.ofMedia(mediaBytes)), deadline).get(0);
  }

  /**
   * Lends a buffer for a range of bytes, without room for more, and a window to compute it in.
   *
   * @throws BusyException when the deadline comes first
   */
  Pair lend(int rangeBytes, int windowMediaBytes, Deadline deadline) throws FragmillException {
    List<Lease> leases =
        lend(
            List.of(BufferSize.ofBytes(rangeBytes), BufferSize.ofMedia(windowMediaBytes)),
            deadline);
    return new Pair(leases.get(0), leases.get(1));
  }

  /**
   * Lends a buffer if at least half of the budget stays free, for those who need memory to go on,
   * and nobody waits. Does not wait.
   *
   * @param mediaBytes the media that it will hold
   */
  public Optional<Lease> lendIfPlenty(int mediaBytes) throws LimitExceededException {
    List<BufferSize> sizes = List.of(BufferSize.ofMedia(mediaBytes));
    List<Optional<ByteBuffer>> found;
    synchronized (this) {
      long bytes = capacityBytes(sizes);
      if (!waiting.isEmpty() || lentBytes + bytes > maxBytes - maxBytes / PARTS_WITH_ONE_FREE) {
        return Optional.empty();
      }
      found = reserve(sizes);
    }
    return Optional.of(allocate(sizes, found).get(0));
  }

  private List<Lease> lend(List<BufferSize> sizes, Deadline deadline) throws FragmillException {
    List<Optional<ByteBuffer>> found;
    synchronized (this) {
      awaitTurn(capacityBytes(sizes), deadline);
      found = reserve(sizes);
    }
    return allocate(sizes, found);
  }

  private static long capacityBytes(List<BufferSize> sizes) {
    return sizes.stream().mapToLong(BufferSize::capacityBytes).sum();
  }

  private synchronized void awaitTurn(long bytes, Deadline deadline) throws FragmillException {
    if (waiting.isEmpty() && fits(bytes)) {
      return;
    }
    Object turn = new Object();
    boolean isInTurn = bytes <= maxBytes;
    if (isInTurn) {
      waiting.add(turn);
    }
    try {
      while (!fits(bytes) || (isInTurn && waiting.peek() != turn)) {
        long nanos = deadline.remainingNanos();
        if (nanos <= 0) {
          throw busy(bytes, deadline);
        }
        TimeUnit.NANOSECONDS.timedWait(this, nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackagingCancelledException("waiting for memory was interrupted", e);
    } finally {
      waiting.remove(turn);
      notifyAll();
    }
  }

  private boolean fits(long bytes) {
    return lentBytes == 0 || lentBytes + bytes <= maxBytes;
  }

  private BusyException busy(long bytes, Deadline deadline) {
    return new BusyException(
        "no memory became free within "
            + deadline.maxWait().toMillis()
            + " ms: needed "
            + bytes
            + " bytes, found "
            + lentBytes
            + " in use of a budget of "
            + maxBytes
            + ": try again later, close bodies and ranges sooner, ask for shorter ranges, wait"
            + " longer (maxWait), or allow more (PackagingEngine.Builder.maxBufferBytes)");
  }

  /** Counts buffers as lent, and returns those that are kept already. */
  private List<Optional<ByteBuffer>> reserve(List<BufferSize> sizes) {
    lentBytes += capacityBytes(sizes);
    List<Optional<ByteBuffer>> found = new ArrayList<>(sizes.size());
    for (BufferSize size : sizes) {
      found.add(takeKept(size));
    }
    while (!kept.isEmpty() && lentBytes + keptBytes > maxBytes) {
      removeKept(kept.lastEntry());
    }
    return found;
  }

  private Optional<ByteBuffer> takeKept(BufferSize size) {
    Map.Entry<Integer, ArrayDeque<ByteBuffer>> found = kept.ceilingEntry(size.neededBytes());
    if (found == null || found.getKey() > size.maxCapacityBytes()) {
      return Optional.empty();
    }
    long lentWithIt = lentBytes - size.capacityBytes() + found.getKey();
    if (lentWithIt > maxBytes) {
      return Optional.empty();
    }
    lentBytes = lentWithIt;
    return Optional.of(removeKept(found));
  }

  private List<Lease> allocate(List<BufferSize> sizes, List<Optional<ByteBuffer>> found)
      throws LimitExceededException {
    List<ByteBuffer> buffers = new ArrayList<>(sizes.size());
    boolean isDone = false;
    try {
      for (int i = 0; i < sizes.size(); i++) {
        buffers.add(
            found.get(i).isPresent()
                ? found.get(i).get().clear()
                : allocate(sizes.get(i).capacityBytes()));
      }
      isDone = true;
      return buffers.stream().map(Lease::new).toList();
    } finally {
      if (!isDone) {
        giveUp(sizes, found);
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

  /** Takes back what was reserved, whether it was allocated or not. */
  private synchronized void giveUp(List<BufferSize> sizes, List<Optional<ByteBuffer>> found) {
    for (int i = 0; i < sizes.size(); i++) {
      int reservedBytes = sizes.get(i).capacityBytes();
      lentBytes -= found.get(i).map(ByteBuffer::capacity).orElse(reservedBytes);
    }
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

  /** Returns the capacity of all buffers that are lent, in bytes. */
  public synchronized long lentBytes() {
    return lentBytes;
  }

  /** Returns the capacity of all buffers, lent and kept, in bytes. */
  public synchronized long totalBytes() {
    return lentBytes + keptBytes;
  }
}
