package io.github.fragmill.core.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Takes so many bytes, few at a time, and fails. */
public final class ShortChannel implements WritableByteChannel {

  private static final int MAX_WRITE_BYTES = 100;
  private long roomBytes;

  /**
   * @param roomBytes how many it takes
   */
  public ShortChannel(long roomBytes) {
    this.roomBytes = roomBytes;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    if (roomBytes == 0) {
      throw new IOException("it is full");
    }
    int count = (int) Math.min(MAX_WRITE_BYTES, Math.min(roomBytes, bytes.remaining()));
    bytes.position(bytes.position() + count);
    roomBytes -= count;
    return count;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    throw new AssertionError("the channel is its owner's");
  }

  /** Returns how many it would take now. */
  public long roomBytes() {
    return roomBytes;
  }
}
