package io.github.fragmill.benchmarks;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Takes everything at once and looks at nothing. */
class DiscardingChannel implements WritableByteChannel {

  @Override
  public int write(ByteBuffer source) {
    int count = source.remaining();
    source.position(source.limit());
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
}
