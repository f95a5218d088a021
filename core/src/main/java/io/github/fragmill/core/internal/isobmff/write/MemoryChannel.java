package io.github.fragmill.core.internal.isobmff.write;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Fills an array of known size. The JDK's own channel over a stream closes when its thread is
 * interrupted, which memory need not.
 */
final class MemoryChannel implements WritableByteChannel {

  private final byte[] bytes;
  private final ByteBuffer rest;

  MemoryChannel(int sizeBytes) {
    bytes = new byte[sizeBytes];
    rest = ByteBuffer.wrap(bytes);
  }

  @Override
  public int write(ByteBuffer source) {
    int count = source.remaining();
    rest.put(source);
    return count;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  /** Returns the array, which is full. */
  byte[] toBytes() {
    if (rest.hasRemaining()) {
      throw new IllegalStateException("a box is smaller than it says: " + rest.remaining());
    }
    return bytes;
  }
}
