package io.github.fragmill.core.source.ranged;

import java.nio.ByteBuffer;

/** Bytes that were read ahead, and where they begin. Immutable. */
final class Block {

  private final long beginBytes;
  private final byte[] bytes;

  /**
   * @param bytes must not be changed afterwards
   */
  Block(long beginBytes, byte[] bytes) {
    this.beginBytes = beginBytes;
    this.bytes = bytes;
  }

  boolean has(long positionBytes) {
    return positionBytes >= beginBytes && positionBytes < endBytes();
  }

  long endBytes() {
    return beginBytes + bytes.length;
  }

  /** Copies what is here from a position on, and returns how much. */
  int copy(ByteBuffer destination, long positionBytes) {
    int offset = (int) (positionBytes - beginBytes);
    int count = Math.min(destination.remaining(), bytes.length - offset);
    destination.put(bytes, offset, count);
    return count;
  }
}
