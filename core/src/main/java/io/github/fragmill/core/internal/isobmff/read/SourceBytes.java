package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.media.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads whole pieces of an open source, with typed failures. */
final class SourceBytes {

  private final String name;
  private final SourceReader reader;
  private final long sizeBytes;

  SourceBytes(String name, SourceReader reader) throws SourceException {
    this.name = name;
    this.reader = reader;
    try {
      this.sizeBytes = reader.sizeBytes();
    } catch (IOException e) {
      throw SourceException.of("cannot read " + name, e);
    }
  }

  String name() {
    return name;
  }

  long sizeBytes() {
    return sizeBytes;
  }

  /**
   * Fills a buffer from its position to its limit and flips it.
   *
   * @param path the box that is read, for the message
   * @throws MalformedMediaException when the source ends before
   */
  ByteBuffer readFully(ByteBuffer buffer, long positionBytes, String path)
      throws MalformedMediaException, SourceException {
    long position = positionBytes;
    try {
      while (buffer.hasRemaining()) {
        int count = reader.read(buffer, position);
        if (count < 0) {
          throw new MalformedMediaException(
              path, position, "expected " + buffer.remaining() + " more bytes, found the end");
        }
        position += count;
      }
    } catch (MalformedMediaException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot read " + name, e);
    }
    return buffer.flip();
  }
}
