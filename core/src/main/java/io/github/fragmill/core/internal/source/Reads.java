package io.github.fragmill.core.internal.source;

import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads more than one call may give. */
public final class Reads {

  private Reads() {}

  /**
   * Reads until a buffer is full or the source ends.
   *
   * @param buffer filled from its position on
   * @param positionBytes where to begin in the source
   * @return where reading ended in the source; the buffer has room left only at the source's end
   * @throws IOException when a call fails, or gives nothing: it would give nothing for ever
   */
  public static long fill(SourceReader reader, ByteBuffer buffer, long positionBytes)
      throws IOException {
    long position = positionBytes;
    while (buffer.hasRemaining()) {
      int count = reader.read(buffer, position);
      if (count < 0) {
        return position;
      }
      if (count == 0) {
        throw new IOException("expected a byte or more at " + position + ", found none");
      }
      position += count;
    }
    return position;
  }
}
