package io.github.fragmill.core.internal.destination;

import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One file that is written front to back. The index stands before the segments, so their sizes have
 * been measured in a pass of their own; then segments are written in order.
 */
public final class StreamedFileTarget implements RenditionTarget {

  private final Sink sink;
  private final Turns turns = new Turns();

  /**
   * Writes header and index.
   *
   * @param sink closed by this target
   */
  public StreamedFileTarget(Sink sink, byte[] header, byte[] index) throws IOException {
    this.sink = sink;
    Fragment.writeFully(sink, ByteBuffer.wrap(header));
    Fragment.writeFully(sink, ByteBuffer.wrap(index));
  }

  @Override
  public long reserve(int segment, long sizeBytes) {
    return 0;
  }

  @Override
  public void write(int segment, long place, Fragment fragment) throws IOException {
    turns.await(segment);
    fragment.writeTo(sink);
    turns.pass();
  }

  @Override
  public void complete() throws IOException {
    sink.commit();
  }

  @Override
  public void cancel() {
    turns.cancel();
  }

  @Override
  public void close() throws IOException {
    sink.close();
  }
}
