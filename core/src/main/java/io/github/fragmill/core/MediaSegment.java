package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;

/**
 * One media segment of a plan: a pure function that can be computed any number of times. Immutable
 * and thread-safe.
 */
public final class MediaSegment {

  private final RenditionPlan rendition;
  private final int index;

  MediaSegment(RenditionPlan rendition, int index) {
    this.rendition = rendition;
    this.index = index;
  }

  /** Returns the segment's index in its rendition, from 0. */
  public int index() {
    return index;
  }

  /** Returns when the segment begins to be presented. */
  public Duration start() {
    return rendition.track().timeScale().toDuration(rendition.boundaries().startTicks(index));
  }

  /** Returns how long the segment is presented. */
  public Duration duration() {
    return rendition.track().timeScale().toDuration(rendition.boundaries().durationTicks(index));
  }

  /**
   * Returns the segment's size in bytes. For encrypted tracks with subsamples this reads the media,
   * because the number of subsamples decides the size of the header.
   *
   * @throws FragmillException when the source fails
   */
  public long sizeBytes() throws FragmillException {
    return rendition.segmentSizeBytes(index);
  }

  /**
   * Computes the segment and writes it.
   *
   * @param channel receives the whole segment; stays open, unless it is one of those that the JDK
   *     closes when a thread that uses them is interrupted
   * @return the number of bytes written
   * @throws FragmillException when the source or the channel fails, {@code
   *     PackagingCancelledException} when the thread was interrupted; what was written is then
   *     incomplete
   */
  public long writeTo(WritableByteChannel channel) throws FragmillException {
    return rendition.writeSegment(index, channel);
  }
}
