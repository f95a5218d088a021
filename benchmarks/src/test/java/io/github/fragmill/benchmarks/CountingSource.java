package io.github.fragmill.benchmarks;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Counts the reads of a source. Unlike a file, it does not ask for reads of a certain size: like a
 * remote source, it is best read with few. Not thread-safe.
 */
final class CountingSource implements Source {

  private final Source source;
  private int reads;

  CountingSource(Source source) {
    this.source = source;
  }

  /** Returns the reads since the last call. */
  int takeReads() {
    int taken = reads;
    reads = 0;
    return taken;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public SourceReader open() throws SourceException {
    return new Reader(source.open());
  }

  private final class Reader implements SourceReader {

    private final SourceReader reader;

    Reader(SourceReader reader) {
      this.reader = reader;
    }

    @Override
    public long sizeBytes() throws IOException {
      return reader.sizeBytes();
    }

    @Override
    public int read(ByteBuffer destination, long positionBytes) throws IOException {
      reads++;
      return reader.read(destination, positionBytes);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
