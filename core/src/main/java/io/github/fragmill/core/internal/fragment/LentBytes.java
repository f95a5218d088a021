package io.github.fragmill.core.internal.fragment;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bytes in several buffers, and what is given back when nobody needs them any more. Thread-safe,
 * but for the positions of the buffers.
 */
public final class LentBytes implements AutoCloseable {

  private final List<ByteBuffer> buffers;
  private final Runnable release;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /**
   * @param buffers each from its position to its limit
   * @param release called once, when this is closed
   */
  public LentBytes(List<ByteBuffer> buffers, Runnable release) {
    this.buffers = buffers.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
    this.release = release;
  }

  /** Returns part of some bytes that need no release. */
  public static LentBytes of(byte[] bytes, long from, long to) {
    return new LentBytes(
        List.of(ByteBuffer.wrap(bytes, (int) from, (int) (to - from)).slice()), () -> {});
  }

  /**
   * Returns new views of the buffers, read-only.
   *
   * @throws IllegalStateException when they were given back
   */
  public List<ByteBuffer> buffers() {
    if (isClosed.get()) {
      throw new IllegalStateException("the bytes were closed");
    }
    return buffers.stream().map(ByteBuffer::duplicate).toList();
  }

  /** Returns the number of bytes. */
  public long sizeBytes() {
    return buffers.stream().mapToLong(ByteBuffer::remaining).sum();
  }

  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      release.run();
    }
  }
}
