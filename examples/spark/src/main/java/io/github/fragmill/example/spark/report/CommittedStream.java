package io.github.fragmill.example.spark.report;

import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A stream into a sink, which is complete when the stream is closed. */
public final class CommittedStream extends OutputStream {

  private final Sink sink;

  /**
   * @param sink closed with this
   */
  public CommittedStream(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, offset, count);
    while (left.hasRemaining()) {
      sink.write(left);
    }
  }

  @Override
  public void close() throws IOException {
    try (sink) {
      if (sink.isOpen()) {
        sink.commit();
      }
    }
  }
}
