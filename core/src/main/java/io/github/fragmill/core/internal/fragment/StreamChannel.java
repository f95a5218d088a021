package io.github.fragmill.core.internal.fragment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Writes to a stream that somebody else owns. The JDK's own channel over a stream closes both when
 * its thread is interrupted.
 */
public final class StreamChannel implements WritableByteChannel {

  private static final int PIECE_BYTES = 64 * 1024;

  private final OutputStream stream;
  private byte[] piece = new byte[0];

  public StreamChannel(OutputStream stream) {
    this.stream = stream;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = Math.min(source.remaining(), PIECE_BYTES);
    if (piece.length < count) {
      piece = new byte[count];
    }
    source.get(piece, 0, count);
    stream.write(piece, 0, count);
    return count;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    // The owner closes the stream.
  }
}
