package io.github.fragmill.s3;

import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;

/** A part of a file that is joined later, sent in pieces while it is written. Not thread-safe. */
final class PartSink implements Sink {

  /** Where pieces go. */
  @FunctionalInterface
  interface Pieces {
    void send(int piece, byte[] bytes, int count) throws IOException;
  }

  private static final int FIRST_BYTES = 1 << 16;

  private final Pieces pieces;
  private byte[] buffer = new byte[FIRST_BYTES];
  private int count;
  private int piece;
  private boolean open = true;
  private boolean committed;

  PartSink(Pieces pieces) {
    this.pieces = pieces;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (!open || committed) {
      throw new ClosedChannelException();
    }
    int all = source.remaining();
    while (source.hasRemaining()) {
      makeRoom(source.remaining());
      int some = Math.min(source.remaining(), buffer.length - count);
      source.get(buffer, count, some);
      count += some;
      if (count == PieceSizes.neededBytes(piece)) {
        sendPiece();
      }
    }
    return all;
  }

  private void makeRoom(int moreBytes) {
    if (count == buffer.length) {
      long wanted = Math.max(4L * buffer.length, (long) count + moreBytes);
      buffer = Arrays.copyOf(buffer, (int) Math.min(PieceSizes.neededBytes(piece), wanted));
    }
  }

  private void sendPiece() throws IOException {
    if (piece == PieceSizes.MAX_PIECES - 1) {
      throw new IOException("a part has over 480 MiB; divide the work into smaller units");
    }
    int bytes = PieceSizes.bytes(piece);
    pieces.send(piece, buffer, bytes);
    System.arraycopy(buffer, bytes, buffer, 0, count - bytes);
    count -= bytes;
    piece++;
  }

  @Override
  public void commit() throws IOException {
    if (!open || committed) {
      throw new ClosedChannelException();
    }
    pieces.send(piece, buffer, count);
    committed = true;
    buffer = new byte[0];
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** What was sent of a part that is not whole is written over by whoever makes it again. */
  @Override
  public void close() {
    open = false;
    buffer = new byte[0];
  }
}
