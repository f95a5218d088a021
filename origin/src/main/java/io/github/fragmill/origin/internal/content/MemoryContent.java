package io.github.fragmill.origin.internal.content;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** Bytes in memory that belong to everybody. Immutable and thread-safe. */
public final class MemoryContent implements Content {

  private final ByteBuffer bytes;

  /**
   * @param bytes from 0 to the capacity; must not be changed afterwards
   */
  public MemoryContent(ByteBuffer bytes) {
    this.bytes = bytes.asReadOnlyBuffer();
  }

  @Override
  public long sizeBytes() {
    return bytes.capacity();
  }

  @Override
  public Part part(long from, long to, int stepBytes, Duration maxWait) {
    int start = Math.toIntExact(from);
    return new Part(List.of(bytes.slice(start, Math.toIntExact(to) - start)), to - from, () -> {});
  }

  @Override
  public void close() {}
}
