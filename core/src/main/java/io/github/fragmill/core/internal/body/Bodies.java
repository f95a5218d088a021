package io.github.fragmill.core.internal.body;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.fragment.BufferPool;
import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.internal.fragment.MappedSegment;
import io.github.fragmill.core.internal.plan.PlannedRendition;
import io.github.fragmill.core.internal.run.SizedRendition;
import io.github.fragmill.core.internal.work.Deadline;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes bodies within one budget of memory. Immutable and thread-safe.
 *
 * @param buffers lends the memory
 */
public record Bodies(BufferPool buffers) {

  /** Returns the body of bytes that are in memory. */
  public BodyContent of(byte[] bytes) {
    return new BytesContent(bytes);
  }

  /**
   * Returns the body of a segment: whole, while there is room for it in half of the budget, else as
   * it is asked for.
   *
   * @param maxWait how long to wait for memory
   */
  public BodyContent segment(PlannedRendition rendition, int segment, Duration maxWait)
      throws FragmillException {
    int mediaBytes = Math.toIntExact(rendition.fragments().mediaBytes(segment));
    Optional<BufferPool.Lease> lease = buffers.lendIfPlenty(mediaBytes);
    try (SourceReader reader = open(rendition, lease)) {
      if (lease.isPresent()) {
        return whole(rendition, segment, reader, lease.get());
      }
      MappedSegment mapped =
          MappedSegment.of(
              rendition.fragments(), segment, reader, buffers, Deadline.after(maxWait));
      rendition.source().requireUnchanged(reader);
      rendition.requireSize(segment, mapped.sizeBytes());
      return new MappedContent(mapped, rendition.source(), buffers);
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot close " + rendition.source().name(), e);
    }
  }

  private static SourceReader open(PlannedRendition rendition, Optional<BufferPool.Lease> lease)
      throws SourceException {
    boolean isOpen = false;
    try {
      SourceReader reader = rendition.source().open();
      isOpen = true;
      return reader;
    } finally {
      if (!isOpen) {
        lease.ifPresent(BufferPool.Lease::close);
      }
    }
  }

  private static BodyContent whole(
      PlannedRendition rendition, int segment, SourceReader reader, BufferPool.Lease lease)
      throws FragmillException {
    Fragment fragment = rendition.fragments().fragment(segment, reader, lease);
    boolean isGood = false;
    try {
      rendition.source().requireUnchanged(reader);
      rendition.requireSize(segment, fragment.sizeBytes());
      isGood = true;
      return new WholeSegment(fragment);
    } finally {
      if (!isGood) {
        fragment.close();
      }
    }
  }

  /**
   * Returns the body of a single file.
   *
   * @param rendition one whose sizes are known
   */
  public BodyContent singleFile(PlannedRendition rendition) {
    return new SingleFileContent(
        new SizedRendition(rendition).head(),
        rendition.sizes().orElseThrow(),
        (segment, maxWait) -> segment(rendition, segment, maxWait));
  }
}
