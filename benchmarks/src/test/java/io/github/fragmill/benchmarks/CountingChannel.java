package io.github.fragmill.benchmarks;

import java.nio.ByteBuffer;

/** Counts what it discards. Not thread-safe. */
final class CountingChannel extends DiscardingChannel {

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
    int count = super.write(source);
    writes++;
    bytes += count;
    return count;
  }
}
