package io.github.fragmill.core.internal.fragment;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Bytes in several buffers, and what is given back when nobody needs them any more. Thread-safe,
 * but for the positions of the buffers.
 */
public final class LentBytes implements AutoCloseable {

  private final Object lock = new Object();
  private final long sizeBytes;

  /** Empty when closed: then nothing leads from here to the memory, so that it is collected. */
  private Optional<Open> open;

  private record Open(List<ByteBuffer> buffers, Runnable release) {}

  /**
   * @param buffers each from its position to its limit
   * @param release called once, when this is closed
   */
  public LentBytes(List<ByteBuffer> buffers, Runnable release) {
    List<ByteBuffer> views = buffers.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
    this.sizeBytes = views.stream().mapToLong(ByteBuffer::remaining).sum();
    this.open = Optional.of(new Open(views, release));
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
    synchronized (lock) {
      Open now = open.orElseThrow(() -> new IllegalStateException("the bytes were closed"));
      return now.buffers().stream().map(ByteBuffer::duplicate).toList();
    }
  }

  /** Returns the number of bytes. */
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public void close() {
    take().ifPresent(it -> it.release().run());
  }

  private Optional<Open> take() {
    synchronized (lock) {
      Optional<Open> taken = open;
      open = Optional.empty();
      return taken;
    }
  }
}
