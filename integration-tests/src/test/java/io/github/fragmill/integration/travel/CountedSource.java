package io.github.fragmill.integration.travel;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that are read of a source. */
final class CountedSource implements Source {

  private final Source source;
  private final AtomicLong readBytes = new AtomicLong();

  CountedSource(Source source) {
    this.source = source;
  }

  long readBytes() {
    return readBytes.get();
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
        int count = reader.read(destination, positionBytes);
        readBytes.addAndGet(Math.max(0, count));
        return count;
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
