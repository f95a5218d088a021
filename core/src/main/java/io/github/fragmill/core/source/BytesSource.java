package io.github.fragmill.core.source;

import java.nio.ByteBuffer;
import java.util.Objects;

/** Bytes in memory as a {@link Source}. */
final class BytesSource implements Source, SourceReader {

  private final String name;
  private final byte[] bytes;

  BytesSource(String name, byte[] bytes) {
    this.name = Objects.requireNonNull(name, "name");
    this.bytes = Objects.requireNonNull(bytes, "bytes");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SourceReader open() {
    return this;
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
