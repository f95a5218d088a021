package io.github.fragmill.core.internal.isobmff.write;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Collects bytes. The JDK's own channel over a stream closes when its thread is interrupted, which
 * memory need not.
 */
final class MemoryChannel implements WritableByteChannel {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

  @Override
  public int write(ByteBuffer source) {
    byte[] copy = new byte[source.remaining()];
    source.get(copy);
    bytes.writeBytes(copy);
    return copy.length;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
