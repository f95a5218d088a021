package io.github.fragmill.platform.storage;

import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * An object that is being written. Parts are sent when they are full, so that memory holds one; an
 * object that fits into one part is sent at the end as a whole.
 */
final class S3Sink implements Sink {

  private static final int FIRST_BYTES = 1 << 16;

  /** The smallest part that S3 accepts. Each file that is being written takes this much memory. */
  private static final int PART_BYTES = 5 << 20;

  /** The number of parts after which the part size doubles; S3 accepts 10,000 parts. */
  private static final int PARTS_OF_A_SIZE = 2_500;

  private final S3Bucket bucket;
  private final String key;
  private final List<CompletedPart> parts = new ArrayList<>();
  private Optional<String> uploadId = Optional.empty();
  private byte[] buffer = new byte[FIRST_BYTES];
  private int count;
  private boolean committed;
  private boolean closed;

  S3Sink(S3Bucket bucket, String key) {
    this.bucket = bucket;
    this.key = key;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (closed || committed) {
      throw new ClosedChannelException();
    }
    int written = source.remaining();
    while (source.hasRemaining()) {
      makeRoom(source.remaining());
      int some = Math.min(source.remaining(), buffer.length - count);
      source.get(buffer, count, some);
      count += some;
    }
    return written;
  }

  private void makeRoom(int moreBytes) throws IOException {
    int partBytes = PART_BYTES << (parts.size() / PARTS_OF_A_SIZE);
    if (count == partBytes) {
      sendPart();
    } else if (count == buffer.length) {
      long wanted = Math.max(4L * buffer.length, (long) count + moreBytes);
      buffer = Arrays.copyOf(buffer, (int) Math.min(partBytes, wanted));
    }
  }

  private void sendPart() throws IOException {
    if (uploadId.isEmpty()) {
      uploadId = Optional.of(bucket.beginUpload(key));
    }
    int number = parts.size() + 1;
    parts.add(bucket.uploadPart(key, uploadId.orElseThrow(), number, buffer, count));
    count = 0;
  }

  @Override
  public void commit() throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (uploadId.isEmpty()) {
      bucket.put(key, buffer, count);
    } else {
      sendPart();
      bucket.completeUpload(key, uploadId.orElseThrow(), parts);
    }
    committed = true;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    buffer = new byte[0];
    if (!committed && uploadId.isPresent()) {
      bucket.abortUpload(key, uploadId.orElseThrow());
    }
  }
}
