package io.github.fragmill.core.internal.fragment;

import io.github.fragmill.core.output.PositionedSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A segment in flight: its boxes, and its media in a borrowed buffer. Single-use, not thread-safe;
 * closing it gives the buffer back.
 */
public final class Fragment implements AutoCloseable {

  /**
   * The most that one call writes. A larger write to a file makes Linux look for larger pieces of
   * free memory for the page cache, and those can be slow to come by (ADR 9).
   */
  static final int MAX_WRITE_BYTES = 256 * 1024;

  private final byte[] header;
  private final BufferPool.Lease lease;

  Fragment(byte[] header, BufferPool.Lease lease) {
    this.header = header;
    this.lease = lease;
  }

  /** Returns the size of the whole segment in bytes. */
  public long sizeBytes() {
    return (long) header.length + lease.buffer().remaining();
  }

  /** Returns the size of its media in bytes. */
  public int mediaBytes() {
    return lease.buffer().remaining();
  }

  /** Returns the segment, its boxes and its media, as new views. */
  public List<ByteBuffer> buffers() {
    return List.of(ByteBuffer.wrap(header), lease.buffer().duplicate());
  }

  /** Returns the CRC-32C of the whole segment. */
  public int checksum() {
    CRC32C sum = new CRC32C();
    sum.update(header);
    sum.update(lease.buffer().duplicate());
    return (int) sum.getValue();
  }

  /** Writes the segment to a channel. */
  public void writeTo(WritableByteChannel channel) throws IOException {
    writeFully(channel, ByteBuffer.wrap(header));
    writeFully(channel, lease.buffer().duplicate());
  }

  /** Writes the segment at a position of a file. */
  public void writeTo(PositionedSink sink, long positionBytes) throws IOException {
    sink.write(ByteBuffer.wrap(header), positionBytes);
    long position = positionBytes + header.length;
    ByteBuffer rest = lease.buffer().duplicate();
    while (rest.hasRemaining()) {
      ByteBuffer piece = nextPiece(rest);
      int pieceBytes = piece.remaining();
      sink.write(piece, position);
      rest.position(rest.position() + pieceBytes);
      position += pieceBytes;
    }
  }

  /** Writes all of a buffer, however little the channel takes at a time. */
  public static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      bytes.position(bytes.position() + channel.write(nextPiece(bytes)));
    }
  }

  private static ByteBuffer nextPiece(ByteBuffer bytes) {
    return bytes.slice(bytes.position(), Math.min(bytes.remaining(), MAX_WRITE_BYTES));
  }

  @Override
  public void close() {
    lease.close();
  }
}
