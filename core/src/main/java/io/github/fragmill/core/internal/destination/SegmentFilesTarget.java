package io.github.fragmill.core.internal.destination;

import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/** A file for the header and one for each segment; no segment waits for another. */
public final class SegmentFilesTarget implements RenditionTarget {

  private final OutputTransaction output;
  private final String headerName;
  private final IntFunction<String> segmentNames;
  private final byte[] header;

  /**
   * @param segmentNames from a segment's index to its file's name
   * @param header the CMAF header
   */
  public SegmentFilesTarget(
      OutputTransaction output,
      String headerName,
      IntFunction<String> segmentNames,
      byte[] header) {
    this.output = output;
    this.headerName = headerName;
    this.segmentNames = segmentNames;
    this.header = header;
  }

  @Override
  public long reserve(int segment, long sizeBytes) {
    return 0;
  }

  @Override
  public void write(int segment, long place, Fragment fragment) throws IOException {
    try (Sink sink = output.create(segmentNames.apply(segment))) {
      fragment.writeTo(sink);
      sink.commit();
    }
  }

  @Override
  public void complete() throws IOException {
    try (Sink sink = output.create(headerName)) {
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
