package io.github.fragmill.benchmarks;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Takes everything at once, and counts it. Not thread-safe. */
final class CountingChannel implements WritableByteChannel {

  private int writes;
  private long bytes;

  int writes() {
    return writes;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public int write(ByteBuffer source) {
    int count = source.remaining();
    source.position(source.limit());
    writes++;
    bytes += count;
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
