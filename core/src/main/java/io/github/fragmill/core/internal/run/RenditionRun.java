package io.github.fragmill.core.internal.run;

import io.github.fragmill.core.internal.fragment.BufferPool;
import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.internal.fragment.TrackFragments;
import io.github.fragmill.core.internal.input.OpenSources;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * One rendition as a single file, computed on the calling thread: its segments are measured for the
 * index that stands before them, then written. Single-use.
 */
public final class RenditionRun {

  private final SizedRendition rendition;
  private final BufferPool buffers;
  private final Work work;

  /**
   * @param buffers lends memory for the segment in flight
   * @param work stopped when its caller cancels it
   */
  public RenditionRun(PlannedRendition plan, BufferPool buffers, Work work) {
    this.rendition = new SizedRendition(plan);
    this.buffers = buffers;
    this.work = work;
  }

  /**
   * Writes the file.
   *
   * @param channel receives all of it; stays open
   * @return the number of bytes written
   */
  public long writeTo(WritableByteChannel channel) throws IOException {
    try (OpenSources sources = new OpenSources()) {
      SourceReader reader = sources.reader(rendition.plan().source());
      rendition.measure(reader, buffers, work);
      Fragment.writeFully(channel, ByteBuffer.wrap(rendition.header()));
      Fragment.writeFully(channel, ByteBuffer.wrap(rendition.index()));
      TrackFragments fragments = rendition.plan().fragments();
      for (int segment = 0; segment < rendition.plan().segmentCount(); segment++) {
        work.check();
        try (Fragment fragment =
            fragments.fragment(segment, reader, fragments.lend(segment, buffers))) {
          sources.requireUnchanged();
          rendition.measured(segment, fragment.sizeBytes());
          fragment.writeTo(channel);
        }
      }
      return rendition.totalBytes();
    }
  }

  /** Returns the size of the file in bytes. */
  public long sizeBytes() throws IOException {
    if (rendition.isMeasured()) {
      return rendition.totalBytes();
    }
    try (OpenSources sources = new OpenSources()) {
      rendition.measure(sources.reader(rendition.plan().source()), buffers, work);
      return rendition.totalBytes();
    }
  }
}
