package io.github.fragmill.s3;

import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.Optional;

/**
 * An object that is being written. Parts are sent when they are full, so that memory holds one.
 *
 * <p>A sink that appears at once sends an object that fits into one part as a whole. One that
 * appears later sends it as a part, and keeps nothing in memory until then.
 */
final class S3Sink implements Sink {

  private static final int FIRST_BYTES = 1 << 16;

  /** The smallest part that S3 accepts. Each file that is being written takes this much memory. */
  static final int PART_BYTES = 5 << 20;

  /** The number of parts after which the part size doubles; S3 accepts 10,000 parts. */
  private static final int PARTS_OF_A_SIZE = 2_500;

  private final S3Calls calls;
  private final String key;
  private final boolean appearsLater;
  private final int firstPartBytes;
  private Optional<S3Parts> parts = Optional.empty();
  private byte[] buffer = new byte[FIRST_BYTES];
  private int count;
  private boolean committed;
  private boolean visible;
  private boolean closed;

  private S3Sink(S3Calls calls, String key, boolean appearsLater, int firstPartBytes) {
    this.calls = calls;
    this.key = key;
    this.appearsLater = appearsLater;
    this.firstPartBytes = firstPartBytes;
  }

  /** Returns a sink whose object appears when it is committed. */
  static S3Sink atOnce(S3Calls calls, String key) {
    return atOnce(calls, key, PART_BYTES);
  }

  /**
   * Returns a sink whose object appears when it is committed.
   *
   * @param wholeBytes an object up to this size is sent as a whole, from memory
   */
  static S3Sink atOnce(S3Calls calls, String key, int wholeBytes) {
    return new S3Sink(calls, key, /* appearsLater= */ false, wholeBytes);
  }

  /** Returns a sink whose object, once committed, appears with {@link #appear}. */
  static S3Sink later(S3Calls calls, String key) {
    return new S3Sink(calls, key, /* appearsLater= */ true, PART_BYTES);
  }

  String key() {
    return key;
  }

  boolean isCommitted() {
    return committed;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (closed || committed) {
      throw new ClosedChannelException();
    }
    int all = source.remaining();
    while (source.hasRemaining()) {
      makeRoom(source.remaining());
      int some = Math.min(source.remaining(), buffer.length - count);
      source.get(buffer, count, some);
      count += some;
    }
    return all;
  }

  /** Sends the part if it is full, and lets the buffer grow up to the size of a part. */
  private void makeRoom(int moreBytes) throws IOException {
    int sent = parts.map(S3Parts::count).orElse(0);
    int partBytes = firstPartBytes << (sent / PARTS_OF_A_SIZE);
    if (count == partBytes) {
      sendPart();
    } else if (count == buffer.length) {
      long wanted = Math.max(4L * buffer.length, (long) count + moreBytes);
      buffer = Arrays.copyOf(buffer, (int) Math.min(partBytes, wanted));
    }
  }

  private void sendPart() throws IOException {
    if (parts.isEmpty()) {
      parts = Optional.of(S3Parts.begin(calls, key));
    }
    parts.get().add(buffer, count);
    count = 0;
  }

  @Override
  public void commit() throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (parts.isPresent() || (appearsLater && count > 0)) {
      sendPart();
    }
    if (!appearsLater) {
      appear();
    }
    committed = true;
    buffer = new byte[0];
  }

  /** Makes the object visible. */
  void appear() throws IOException {
    if (parts.isPresent()) {
      parts.get().complete();
    } else {
      int bytes = count;
      calls.call(
          client ->
              client.putObject(
                  request -> request.bucket(calls.bucket()).key(key), S3Calls.body(buffer, bytes)));
    }
    visible = true;
  }

  /** Aborts what is not visible. */
  void discard() throws IOException {
    closed = true;
    buffer = new byte[0];
    if (!visible && parts.isPresent()) {
      S3Parts begun = parts.get();
      parts = Optional.empty();
      begun.abort();
    }
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() throws IOException {
    if (!closed && !committed) {
      discard();
    }
    closed = true;
  }
}
