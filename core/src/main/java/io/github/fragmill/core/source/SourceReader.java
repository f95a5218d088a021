package io.github.fragmill.core.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * Port: an open {@link Source}. Reads are positioned, so that several threads share one reader.
 *
 * <p>Implementations are thread-safe.
 */
public interface SourceReader extends Closeable {

  /**
   * Returns the size in bytes as it is now.
   *
   * @throws IOException when it cannot be read
   */
  long sizeBytes() throws IOException;

  /**
   * Returns what identifies the content as it is now, without reading it. A plan is only valid for
   * the content that it was made of: when the stamp is another one later, reading is refused. The
   * default implementation returns the size alone.
   *
   * @throws IOException when it cannot be read
   */
  default SourceStamp stamp() throws IOException {
    return SourceStamp.ofSize(sizeBytes());
  }

  /**
   * Returns when the content was last changed, for servers that pass it on ({@code Last-Modified});
   * empty when that is not known. The default implementation does not know. {@link #stamp} decides
   * whether the content is the same.
   *
   * @throws IOException when it cannot be read
   */
  default Optional<Instant> lastModified() throws IOException {
    return Optional.empty();
  }

  /**
   * Reads at least one byte, and at most as many as {@code destination} has room for.
   *
   * @param destination has room for at least one byte
   * @param positionBytes where to begin, from the start of the source
   * @return the number of bytes read, or -1 when {@code positionBytes} is at or after the end
   * @throws IOException when reading fails
   */
  int read(ByteBuffer destination, long positionBytes) throws IOException;

  /**
   * Returns how many bytes are best read at once, at least 1. Samples that lie together are read in
   * pieces of about this size. The default implementation returns {@link Integer#MAX_VALUE}: all at
   * once, which suits sources where each read is a round trip. Local sources are faster in pieces
   * that fit in the processor's cache.
   */
  default int preferredReadBytes() {
    return Integer.MAX_VALUE;
  }

  /**
   * Returns how many bytes that nobody wants are as cheap to read as another read is, 0 or more.
   * Samples with at most so much between them are read at once. The default implementation returns
   * 8 KiB, which suits local sources; where each read is a round trip, more is cheaper.
   */
  default int preferredGapBytes() {
    return 8 * 1024;
  }
}
