package io.github.fragmill.core.internal.input;

import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads a source that a silent sample follows, again and again without end: so samples that the
 * source does not have are read as all others are. Thread-safe.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
record SilenceReader(SourceReader reader, long contentBytes, byte[] silence)
    implements SourceReader {

  /** Returns the size of the content. */
  @Override
  public long sizeBytes() throws IOException {
    return reader.sizeBytes();
  }

  @Override
  public SourceStamp stamp() throws IOException {
    return reader.stamp();
  }

  @Override
  public int read(ByteBuffer destination, long positionBytes) throws IOException {
    if (positionBytes < contentBytes) {
      int limit = destination.limit();
      long room = Math.min(destination.remaining(), contentBytes - positionBytes);
      destination.limit(destination.position() + (int) room);
      try {
        return reader.read(destination, positionBytes);
      } finally {
        destination.limit(limit);
      }
    }
    int count = destination.remaining();
    int next = (int) ((positionBytes - contentBytes) % silence.length);
    while (destination.hasRemaining()) {
      int bytes = Math.min(destination.remaining(), silence.length - next);
      destination.put(silence, next, bytes);
      next = 0;
    }
    return count;
  }

  @Override
  public int preferredReadBytes() {
    return reader.preferredReadBytes();
  }

  @Override
  public int preferredGapBytes() {
    return reader.preferredGapBytes();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
