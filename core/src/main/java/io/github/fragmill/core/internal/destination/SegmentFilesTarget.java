package io.github.fragmill.core.internal.destination;

import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.core.presentation.Addressing;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file for the header and one for each segment; no segment waits for another. */
public final class SegmentFilesTarget implements RenditionTarget {

  private final OutputTransaction output;
  private final Addressing.SegmentFiles names;
  private final byte[] header;

  /**
   * @param header the CMAF header
   */
  public SegmentFilesTarget(
      OutputTransaction output, Addressing.SegmentFiles names, byte[] header) {
    this.output = output;
    this.names = names;
    this.header = header;
  }

  @Override
  public long reserve(int segment, long sizeBytes) {
    return 0;
  }

  @Override
  public void write(int segment, long place, Fragment fragment) throws IOException {
    try (Sink sink = output.create(names.segmentName(segment))) {
      fragment.writeTo(sink);
      sink.commit();
    }
  }

  @Override
  public void complete() throws IOException {
    try (Sink sink = output.create(names.headerName())) {
      Fragment.writeFully(sink, ByteBuffer.wrap(header));
      sink.commit();
    }
  }

  @Override
  public void cancel() {
    // Nobody waits.
  }

  @Override
  public void close() {
    // Nothing is held open between segments.
  }
}
