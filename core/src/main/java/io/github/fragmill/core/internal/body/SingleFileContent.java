package io.github.fragmill.core.internal.body;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.fragment.LentBytes;
import io.github.fragmill.core.internal.plan.SegmentSizes;
import java.time.Duration;
import java.util.Optional;

/**
 * A single file of which the sizes of all segments are known: each is made when it is read, and
 * kept until another one is, so that a reader who takes a little at a time has it made once.
 */
final class SingleFileContent implements BodyContent {

  /** Makes a segment. */
  @FunctionalInterface
  interface Segments {
    BodyContent open(int segment, Duration maxWait) throws FragmillException;
  }

  private final byte[] head;
  private final SegmentSizes sizes;
  private final Segments segments;

  /** The segment that was read last. */
  private Optional<OpenSegment> last = Optional.empty();

  private boolean isClosed;

  private record OpenSegment(int segment, BodyContent content) {}

  SingleFileContent(byte[] head, SegmentSizes sizes, Segments segments) {
    this.head = head;
    this.sizes = sizes;
    this.segments = segments;
  }

  @Override
  public long sizeBytes() {
    return head.length + sizes.totalBytes();
  }

  @Override
  public synchronized LentBytes read(long from, long to, int stepBytes, Duration maxWait)
      throws FragmillException {
    if (from < head.length || from == to) {
      return LentBytes.of(head, Math.min(from, head.length), Math.min(to, head.length));
    }
    int segment = sizes.segmentAt(from - head.length);
    long start = head.length + sizes.startBytes(segment);
    long end = Math.min(to, start + sizes.sizeBytes(segment));
    return open(segment, maxWait).read(from - start, end - start, stepBytes, maxWait);
  }

  private BodyContent open(int segment, Duration maxWait) throws FragmillException {
    if (isClosed) {
      throw new IllegalStateException("the body was closed");
    }
    if (last.isEmpty() || last.get().segment() != segment) {
      closeLast();
      last = Optional.of(new OpenSegment(segment, segments.open(segment, maxWait)));
    }
    return last.get().content();
  }

  private void closeLast() {
    last.ifPresent(it -> it.content().close());
    last = Optional.empty();
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    closeLast();
  }
}
