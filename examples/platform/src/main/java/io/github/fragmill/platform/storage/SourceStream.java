package io.github.fragmill.platform.storage;

import io.github.fragmill.core.source.SourceReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A part of a source as a stream. Does not close the reader. Not thread-safe. */
public final class SourceStream extends InputStream {

  private final SourceReader reader;
  private final long endBytes;
  private long positionBytes;

  /**
   * @param beginBytes where the part begins
   * @param endBytes where it ends, at most the size of the source
   */
  public SourceStream(SourceReader reader, long beginBytes, long endBytes) {
    this.reader = reader;
    this.positionBytes = beginBytes;
    this.endBytes = endBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (positionBytes >= endBytes) {
      return -1;
    }
    int wanted = (int) Math.min(length, endBytes - positionBytes);
    int read = reader.read(ByteBuffer.wrap(bytes, offset, wanted), positionBytes);
    if (read < 0) {
      throw new EOFException("the file became shorter while it was read");
    }
    positionBytes += read;
    return read;
  }
}
