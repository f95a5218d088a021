package io.github.fragmill.origin;

import io.github.fragmill.core.error.BusyException;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.origin.internal.content.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a request: status, header fields, and a body that is read in parts. Whoever carries
 * it to the client closes it, also when the client goes away.
 *
 * <p>A body that fails in the middle is never as long as {@code Content-Length} said: end the
 * connection rather than the response, so that no cache keeps what it has.
 *
 * <p>Not thread-safe, but no thread belongs to it: one thread may make it, and others read it, one
 * after the other.
 */
public final class OriginResponse implements AutoCloseable {

  /** How much is computed at once of what is not in memory. */
  private static final int STEP_BYTES = 64 * 1024;

  private static final Duration WRITE_WAIT = Duration.ofSeconds(30);

  private final int status;
  private final Map<String, String> fields;
  private final Content content;
  private final long endBytes;
  private final Optional<FragmillException> failure;
  private Optional<Content.Part> first = Optional.empty();
  private long positionBytes;

  /**
   * @param content is closed with the response
   * @param from the first byte of it to send
   * @param to the one after the last
   */
  OriginResponse(
      int status,
      Map<String, String> fields,
      Content content,
      long from,
      long to,
      Optional<FragmillException> failure) {
    this.status = status;
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    this.content = content;
    this.positionBytes = from;
    this.endBytes = to;
    this.failure = failure;
  }

  /**
   * Reads the first part, which {@link #next} then returns: whoever sends a status wants to know
   * before that there is memory for the body, and that its source can be read.
   *
   * @param maxWait how long to wait for memory
   */
  OriginResponse begun(Duration maxWait) throws FragmillException {
    if (remainingBytes() > 0) {
      first = Optional.of(read(maxWait));
    }
    return this;
  }

  private Content.Part read(Duration maxWait) throws FragmillException {
    return content.part(positionBytes, endBytes, STEP_BYTES, maxWait);
  }

  /** Returns the status code, for example 200. */
  public int status() {
    return status;
  }

  /**
   * Returns the header fields, in order. {@code Content-Length} is among them where the status has
   * one, and for {@code HEAD} it is that of {@code GET}.
   */
  public Map<String, String> fields() {
    return fields;
  }

  /** Returns how many bytes of the body are left; none for {@code HEAD}. */
  public long remainingBytes() {
    return endBytes - positionBytes;
  }

  /**
   * Returns why the request failed, for a log; clients see the status only. Empty unless the status
   * is 500 or more.
   */
  public Optional<FragmillException> failure() {
    return failure;
  }

  /**
   * Returns the next part of the body: a segment that is in memory as a whole, of others 64 KiB.
   *
   * @param maxWait how long to wait for memory
   * @return the part, which the caller closes before the next; empty when nothing is left
   * @throws BusyException when there is no memory in that time: the same call may be made again
   * @throws FragmillException when the source fails: end the connection
   */
  public Optional<Part> next(Duration maxWait) throws FragmillException {
    if (remainingBytes() == 0) {
      return Optional.empty();
    }
    Content.Part part = first.isPresent() ? first.get() : read(maxWait);
    first = Optional.empty();
    positionBytes += part.sizeBytes();
    return Optional.of(new Part(part));
  }

  /**
   * Writes all that is left of the body.
   *
   * @param channel stays open
   * @throws FragmillException when the source fails: end the connection
   * @throws IOException when the channel fails
   */
  public void writeTo(WritableByteChannel channel) throws IOException {
    while (remainingBytes() > 0) {
      try (Part part = next(WRITE_WAIT).orElseThrow()) {
        for (ByteBuffer buffer : part.buffers()) {
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        }
      }
    }
  }

  /** Gives back what the body holds. Closing it twice does no harm. */
  @Override
  public void close() {
    first.ifPresent(it -> it.release().run());
    first = Optional.empty();
    content.close();
  }

  /** Returns the status and the fields. */
  @Override
  public String toString() {
    return status + " " + fields;
  }

  /** A part of a body in memory, which is given back when it is closed. */
  public static final class Part implements AutoCloseable {

    private final Content.Part part;

    private Part(Content.Part part) {
      this.part = part;
    }

    /**
     * Returns the bytes, first to last: read-only buffers that nobody reads after {@link #close}.
     */
    public List<ByteBuffer> buffers() {
      return part.buffers();
    }

    /** Gives the memory back. */
    @Override
    public void close() {
      part.release().run();
    }
  }
}
