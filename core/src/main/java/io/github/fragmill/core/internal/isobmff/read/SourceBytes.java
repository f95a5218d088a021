package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.source.Reads;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads whole pieces of an open source, with typed failures. Not thread-safe. */
final class SourceBytes {

  private static final int READ_AHEAD_BYTES = 1 << 16;

  private final String name;
  private final SourceReader reader;
  private final SourceStamp stamp;
  private ByteBuffer ahead = ByteBuffer.allocate(0);
  private long aheadPosition;

  SourceBytes(String name, SourceReader reader) throws SourceException {
    this.name = name;
    this.reader = reader;
    try {
      this.stamp = reader.stamp();
    } catch (IOException e) {
      throw SourceException.of("cannot read " + name, e);
    }
  }

  String name() {
    return name;
  }

  long sizeBytes() {
    return stamp.sizeBytes();
  }

  /** Returns the stamp of the source when it was opened. */
  SourceStamp stamp() {
    return stamp;
  }

  /**
   * Reads a place at once that will be read in pieces, as far as 64 KiB go. A movie fragment has
   * ten boxes of twenty bytes each; from a remote source, each read is a round trip.
   *
   * @param path the box that is read, for the message
   */
  void readAhead(long positionBytes, long endBytes, String path)
      throws MalformedMediaException, SourceException {
    if (ahead.capacity() == 0) {
      ahead = ByteBuffer.allocate(READ_AHEAD_BYTES);
    }
    ahead.clear().limit((int) Math.min(READ_AHEAD_BYTES, endBytes - positionBytes));
    aheadPosition = positionBytes;
    readThrough(ahead, positionBytes, path);
  }

  /**
   * Fills a buffer from its position to its limit and flips it.
   *
   * @param path the box that is read, for the message
   * @throws MalformedMediaException when the source ends before
   */
  ByteBuffer readFully(ByteBuffer buffer, long positionBytes, String path)
      throws MalformedMediaException, SourceException {
    long skipped = positionBytes - aheadPosition;
    if (skipped >= 0 && skipped <= ahead.limit() - (long) buffer.remaining()) {
      return buffer
          .put(ahead.duplicate().position((int) skipped).limit((int) skipped + buffer.remaining()))
          .flip();
    }
    return readThrough(buffer, positionBytes, path);
  }

  private ByteBuffer readThrough(ByteBuffer buffer, long positionBytes, String path)
      throws MalformedMediaException, SourceException {
    try {
      long end = Reads.fill(reader, buffer, positionBytes);
      if (buffer.hasRemaining()) {
        throw new MalformedMediaException(
            path, end, "expected " + buffer.remaining() + " more bytes, found the end");
      }
    } catch (MalformedMediaException | SourceException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot read " + name, e);
    }
    return buffer.flip();
  }
}
