package io.github.fragmill.core.internal.destination;

import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.output.PositionedSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * One file that can be written at any position. A segment's place follows from the sizes of those
 * before it, not from their bytes, so several threads encrypt and write at once. Header and index
 * come last, into the room kept for them.
 */
public final class PositionedFileTarget implements RenditionTarget {

  private final PositionedSink sink;
  private final byte[] header;
  private final Supplier<byte[]> index;
  private final Turns turns = new Turns();
  private long nextPlace;

  /**
   * @param sink closed by this target
   * @param header the CMAF header
   * @param indexBytes the size that the index will have
   * @param index gives the index when all segments are reserved
   */
  public PositionedFileTarget(
      PositionedSink sink, byte[] header, long indexBytes, Supplier<byte[]> index) {
    this.sink = sink;
    this.header = header;
    this.index = index;
    this.nextPlace = header.length + indexBytes;
  }

  @Override
  public long reserve(int segment, long sizeBytes) {
    turns.await(segment);
    long place = nextPlace;
    nextPlace += sizeBytes;
    turns.pass();
    return place;
  }

  @Override
  public void write(int segment, long place, Fragment fragment) throws IOException {
    fragment.writeTo(sink, place);
  }

  @Override
  public void complete() throws IOException {
    sink.write(ByteBuffer.wrap(header), 0);
    sink.write(ByteBuffer.wrap(index.get()), header.length);
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
