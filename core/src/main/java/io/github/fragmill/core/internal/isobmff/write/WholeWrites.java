package io.github.fragmill.core.internal.isobmff.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Writes all of every buffer, however little the channel below takes at a time: isoparser's boxes
 * write once and go on.
 *
 * @param channel stays open
 */
record WholeWrites(WritableByteChannel channel) implements WritableByteChannel {

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int count = bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return count;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    // The caller closes it.
  }
}
