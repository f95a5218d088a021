package io.github.fragmill.integration.docs;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** A source that cannot be read from a position on, once that is set. */
final class FailingSource implements Source {

  private final Source source;
  private final AtomicLong failsAtBytes = new AtomicLong(Long.MAX_VALUE);

  FailingSource(Source source) {
    this.source = source;
  }

  void failAt(long positionBytes) {
    failsAtBytes.set(positionBytes);
  }

  void recover() {
    failsAtBytes.set(Long.MAX_VALUE);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public SourceReader open() throws SourceException {
    SourceReader reader = source.open();
    return new SourceReader() {

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
        if (positionBytes + destination.remaining() > failsAtBytes.get()) {
          throw new IOException("the disk is gone");
        }
        return reader.read(destination, positionBytes);
      }

      @Override
      public int preferredReadBytes() {
        return reader.preferredReadBytes();
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }
}
