package io.github.fragmill.core.testing;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts its open readers, and fails behind so many reads.
 *
 * @param openReaders how many are open now
 * @param reads how many more do not fail
 */
public record CountingSource(Source content, AtomicInteger openReaders, AtomicInteger reads)
    implements Source {

  /** Makes one that fails behind so many reads. */
  public CountingSource(Source content, int reads) {
    this(content, new AtomicInteger(), new AtomicInteger(reads));
  }

  @Override
  public String name() {
    return content.name();
  }

  @Override
  public SourceReader open() throws SourceException {
    SourceReader reader = content.open();
    openReaders.incrementAndGet();
    return new SourceReader() {
      @Override
      public long sizeBytes() throws IOException {
        return reader.sizeBytes();
      }

      @Override
      public int read(ByteBuffer destination, long positionBytes) throws IOException {
        if (reads.decrementAndGet() < 0) {
          throw new IOException("it is gone");
        }
        return reader.read(destination, positionBytes);
      }

      @Override
      public void close() throws IOException {
        reader.close();
        openReaders.decrementAndGet();
      }
    };
  }
}
