package io.github.fragmill.benchmarks.movie;

import io.github.fragmill.core.media.Source;
import io.github.fragmill.core.media.SourceReader;
import java.nio.ByteBuffer;

/** A movie's boxes in memory and zeros in the place of its media. Immutable and thread-safe. */
final class SparseSource implements Source, SourceReader {

  private final byte[] head;
  private final long moovStartBytes;
  private final byte[] moov;

  SparseSource(byte[] head, long moovStartBytes, byte[] moov) {
    this.head = head;
    this.moovStartBytes = moovStartBytes;
    this.moov = moov;
  }

  @Override
  public String name() {
    return "sparse.mp4";
  }

  @Override
  public SourceReader open() {
    return this;
  }

  @Override
  public long sizeBytes() {
    return moovStartBytes + moov.length;
  }

  @Override
  public int read(ByteBuffer destination, long positionBytes) {
    if (positionBytes >= sizeBytes()) {
      return -1;
    }
    if (positionBytes < head.length) {
      return copy(head, (int) positionBytes, destination);
    }
    if (positionBytes >= moovStartBytes) {
      return copy(moov, (int) (positionBytes - moovStartBytes), destination);
    }
    int count = (int) Math.min(destination.remaining(), moovStartBytes - positionBytes);
    for (int written = 0; written < count; written++) {
      destination.put((byte) 0);
    }
    return count;
  }

  private static int copy(byte[] from, int at, ByteBuffer destination) {
    int count = Math.min(destination.remaining(), from.length - at);
    destination.put(from, at, count);
    return count;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
