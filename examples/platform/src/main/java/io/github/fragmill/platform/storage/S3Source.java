package io.github.fragmill.platform.storage;

import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An object as a source. Every read asks for the entity tag that was found first, so that two
 * versions are never mixed; opening sends no request.
 */
record S3Source(S3Bucket bucket, String key, long sizeBytes, String tag) implements Source {

  @Override
  public String name() {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  @Override
  public SourceReader open() {
    return new Reader(this);
  }

  private static final class Reader implements SourceReader {

    /** Small reads share a block of this size. */
    private static final int AHEAD_BYTES = 1 << 20;

    private static final int PREFERRED_BYTES = 8 << 20;

    private final S3Source source;
    private volatile Block ahead = new Block(0, new byte[0]);

    Reader(S3Source source) {
      this.source = source;
    }

    @Override
    public long sizeBytes() {
      return source.sizeBytes();
    }

    @Override
    public SourceStamp stamp() {
      return new SourceStamp(source.sizeBytes(), Optional.of(source.tag()));
    }

    @Override
    public int read(ByteBuffer destination, long positionBytes) throws IOException {
      long left = source.sizeBytes() - positionBytes;
      if (left <= 0) {
        return -1;
      }
      if (destination.remaining() < AHEAD_BYTES) {
        return readAhead(destination, positionBytes, left);
      }
      int count = (int) Math.min(destination.remaining(), left);
      ByteBuffer part = destination.slice(destination.position(), count);
      source.bucket().read(source.key(), source.tag(), positionBytes, part);
      destination.position(destination.position() + count);
      return count;
    }

    private int readAhead(ByteBuffer destination, long positionBytes, long left)
        throws IOException {
      Block block = ahead;
      if (!block.has(positionBytes)) {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(AHEAD_BYTES, left));
        source.bucket().read(source.key(), source.tag(), positionBytes, bytes);
        block = new Block(positionBytes, bytes.array());
        ahead = block;
      }
      return block.copy(destination, positionBytes);
    }

    @Override
    public int preferredReadBytes() {
      return PREFERRED_BYTES;
    }

    @Override
    public void close() {
      ahead = new Block(0, new byte[0]);
    }
  }

  /** Bytes that were read, and their position. */
  private static final class Block {

    private final long beginBytes;
    private final byte[] bytes;

    Block(long beginBytes, byte[] bytes) {
      this.beginBytes = beginBytes;
      this.bytes = bytes;
    }

    boolean has(long positionBytes) {
      return positionBytes >= beginBytes && positionBytes < beginBytes + bytes.length;
    }

    int copy(ByteBuffer destination, long positionBytes) {
      int offset = (int) (positionBytes - beginBytes);
      int count = Math.min(destination.remaining(), bytes.length - offset);
      destination.put(bytes, offset, count);
      return count;
    }
  }
}
