package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;

/** Reads fields of varying size front to back, a few thousand bytes at a time. */
final class AuxiliaryCursor {

  private static final int BUFFER_BYTES = 1 << 16;

  private final SourceBytes source;
  private final BoxLocation box;
  private final long endBytes;
  private final ByteBuffer buffer;
  private long nextReadBytes;

  /**
   * @param box for messages
   * @param startBytes where the fields begin in the source
   * @param endBytes where they end, at the latest
   */
  AuxiliaryCursor(SourceBytes source, BoxLocation box, long startBytes, long endBytes) {
    this.source = source;
    this.box = box;
    this.nextReadBytes = startBytes;
    this.endBytes = endBytes;
    this.buffer =
        ByteBuffer.allocate((int) Math.max(0, Math.min(BUFFER_BYTES, endBytes - startBytes)))
            .limit(0);
  }

  /** Returns a buffer whose next bytes are these fields, which the caller takes. */
  ByteBuffer next(int fieldBytes) throws FragmillException {
    if (buffer.remaining() < fieldBytes) {
      if (fieldBytes > remainingBytes()) {
        throw box.malformed(
            "it ends within the IV and subsamples of a sample: expected "
                + fieldBytes
                + " more bytes, found "
                + remainingBytes());
      }
      fill();
    }
    return buffer;
  }

  /** Moves on without reading. */
  void skip(int bytes) throws FragmillException {
    for (int left = bytes; left > 0; left--) {
      next(1).get();
    }
  }

  /** Returns how many bytes are left. */
  long remainingBytes() {
    return buffer.remaining() + (endBytes - nextReadBytes);
  }

  private void fill() throws FragmillException {
    buffer.compact();
    int kept = buffer.position();
    int more = (int) Math.min(buffer.capacity() - kept, endBytes - nextReadBytes);
    ByteBuffer part = buffer.slice(kept, more);
    source.readFully(part, nextReadBytes, box.path());
    nextReadBytes += more;
    buffer.position(0).limit(kept + more);
  }
}
