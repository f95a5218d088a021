package io.github.fragmill.core.internal.destination;

import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.output.Sink;
import java.io.IOException;
import java.util.function.IntFunction;

/** A file for each segment; no segment waits for another. */
public final class SegmentFilesTarget implements RenditionTarget {

  /** Creates files. */
  @FunctionalInterface
  public interface NewFiles {

    /** Creates a file, which the caller closes. */
    Sink create(String name) throws IOException;
  }

  private final NewFiles files;
  private final IntFunction<String> segmentNames;

  /**
   * @param segmentNames from a segment's index to its file's name
   */
  public SegmentFilesTarget(NewFiles files, IntFunction<String> segmentNames) {
    this.files = files;
    this.segmentNames = segmentNames;
  }

  @Override
  public long reserve(int segment, long sizeBytes) {
    return 0;
  }

  @Override
  public void write(int segment, long place, Fragment fragment) throws IOException {
    try (Sink sink = files.create(segmentNames.apply(segment))) {
      fragment.writeTo(sink);
      sink.commit();
    }
  }

  @Override
  public void complete() {
    // Every segment is complete by itself.
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
