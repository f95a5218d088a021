package io.github.fragmill.core.source;

import java.nio.ByteBuffer;
import java.util.Objects;

/** Reads bytes in memory. */
final class BytesReader implements SourceReader {

  private final byte[] bytes;

  BytesReader(byte[] bytes) {
    this.bytes = Objects.requireNonNull(bytes, "bytes");
  }

  @Override
  public long sizeBytes() {
    return bytes.length;
  }

  @Override
  public int read(ByteBuffer destination, long positionBytes) {
    if (positionBytes >= bytes.length) {
      return -1;
    }
    int position = Math.toIntExact(positionBytes);
    int count = Math.min(destination.remaining(), bytes.length - position);
    destination.put(bytes, position, count);
    return count;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
