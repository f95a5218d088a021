package io.github.fragmill.integration.hostile;

import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.nio.ByteBuffer;

/** Bytes of which a call gives a few, as a network may. */
record TrickleSource(ByteBuffer bytes) implements Source {

  private static final int BYTES_EACH = 97;

  @Override
  public String name() {
    return "trickle.mp4";
  }

  @Override
  public SourceReader open() {
    return new Reader(bytes);
  }

  private record Reader(ByteBuffer bytes) implements SourceReader {

    @Override
    public long sizeBytes() {
      return bytes.limit();
    }

    @Override
    public int read(ByteBuffer destination, long positionBytes) {
      if (positionBytes >= bytes.limit()) {
        return -1;
      }
      int position = (int) positionBytes;
      int most = Math.min(BYTES_EACH, bytes.limit() - position);
      int count = Math.min(destination.remaining(), most);
      destination.put(bytes.slice(position, count));
      return count;
    }

    @Override
    public void close() {
      // Nothing is held open.
    }
  }
}
