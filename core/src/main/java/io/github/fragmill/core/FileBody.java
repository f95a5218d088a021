package io.github.fragmill.core;

import io.github.fragmill.core.error.BusyException;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.body.BodyContent;
import io.github.fragmill.core.internal.fragment.LentBytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The bytes of a planned file, for a server: their number, and from any position on as many as come
 * at once, in memory that is lent within the budget of the {@link PackagingEngine}. No thread
 * belongs to it: the one that got it is free, and another one may write it to its reader.
 *
 * <pre>{@code
 * try (FileBody body = engine.body(file, Duration.ofSeconds(2))) {
 *   for (long position = 0; position < body.sizeBytes(); ) {
 *     try (FileBody.Range range = body.read(position, body.sizeBytes(), step, wait)) {
 *       range.buffers().forEach(...);
 *       position += range.sizeBytes();
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>A segment is whole in memory from its first byte on, as long as half of the budget has room
 * for it. Otherwise only its boxes are, and a range is computed when it is asked for: of the
 * samples that have a byte in it, and no others. So many slow readers need little at a time. Both
 * ways give the same bytes.
 *
 * <p>Thread-safe. Closing it twice does no harm.
 */
public final class FileBody implements AutoCloseable {

  private final String name;
  private final BodyContent content;
  private volatile boolean isClosed;

  FileBody(String name, BodyContent content) {
    this.name = name;
    this.content = content;
  }

  /** Returns the size of the whole file in bytes. */
  public long sizeBytes() {
    return content.sizeBytes();
  }

  /**
   * Returns the bytes from a position on: what is in memory anyway, or a step that is computed. A
   * range ends where its segment ends, so whoever reads a single file, and closes a range before
   * the next, needs the memory of one segment.
   *
   * @param from the first byte, 0 or more
   * @param to the one after the last that is wanted, at least {@code from} and at most {@link
   *     #sizeBytes}
   * @param stepBytes how much to compute at once, 1 or more
   * @param maxWait how long to wait for memory; zero or more
   * @return the range, at least one byte unless {@code to} is {@code from}; the caller closes it,
   *     and it outlives the body
   * @throws BusyException when there is no memory in that time
   * @throws FragmillException when the source cannot be read or has changed; {@code
   *     PackagingCancelledException} when the thread was interrupted
   * @throws IndexOutOfBoundsException when there are no such bytes
   * @throws IllegalStateException when the body was closed
   */
  public Range read(long from, long to, int stepBytes, Duration maxWait) throws FragmillException {
    Objects.checkFromToIndex(from, to, sizeBytes());
    if (stepBytes < 1) {
      throw new IllegalArgumentException("expected a step of 1 byte or more, found " + stepBytes);
    }
    if (isClosed) {
      throw new IllegalStateException(name + ": the body was closed");
    }
    return new Range(content.read(from, to, stepBytes, maxWait));
  }

  /** Gives back what it holds. Ranges that were returned stay as they are. */
  @Override
  public void close() {
    isClosed = true;
    content.close();
  }

  /** Returns the name of the file. */
  @Override
  public String toString() {
    return name;
  }

  /** A part of a file in memory. Thread-safe; closing it twice does no harm. */
  public static final class Range implements AutoCloseable {

    private final LentBytes bytes;

    private Range(LentBytes bytes) {
      this.bytes = bytes;
    }

    /** Returns the number of bytes. */
    public long sizeBytes() {
      return bytes.sizeBytes();
    }

    /**
     * Returns the bytes, first to last, as new read-only views that nobody reads after {@link
     * #close}.
     *
     * @throws IllegalStateException when the range was closed
     */
    public List<ByteBuffer> buffers() {
      return bytes.buffers();
    }

    /** Gives the memory back. */
    @Override
    public void close() {
      bytes.close();
    }
  }
}
