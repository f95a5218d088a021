package io.github.fragmill.core.internal.input;

import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/**
 * A source whose readers refuse to go on after a request to stop. Interrupting the threads that
 * read would close channels that belong to others.
 *
 * @param source where the bytes come from
 * @param work what would be stopped, for the message
 * @param isStopped asked before each read
 */
public record StoppableSource(Source source, String work, BooleanSupplier isStopped)
    implements Source {

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public SourceReader open() throws SourceException {
    return new Reader(source.open(), work, isStopped);
  }

  @Override
  public SourceReader open(SourceStamp known) throws SourceException {
    return new Reader(source.open(known), work, isStopped);
  }

  private record Reader(SourceReader reader, String work, BooleanSupplier isStopped)
      implements SourceReader {

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
      if (isStopped.getAsBoolean()) {
        throw new PackagingCancelledException(work + " was cancelled");
      }
      return reader.read(destination, positionBytes);
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
}
