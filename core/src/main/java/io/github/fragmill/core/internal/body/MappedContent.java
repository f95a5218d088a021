package io.github.fragmill.core.internal.body;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.fragment.BufferPool;
import io.github.fragmill.core.internal.fragment.LentBytes;
import io.github.fragmill.core.internal.fragment.MappedSegment;
import io.github.fragmill.core.internal.input.SampleSource;
import io.github.fragmill.core.internal.work.Deadline;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.time.Duration;

/**
 * A segment of which only the boxes are in memory; its media is computed as it is asked for, as
 * often as it is.
 */
record MappedContent(MappedSegment segment, SampleSource source, BufferPool buffers)
    implements BodyContent {

  @Override
  public long sizeBytes() {
    return segment.sizeBytes();
  }

  @Override
  public LentBytes read(long from, long to, int stepBytes, Duration maxWait)
      throws FragmillException {
    long end = Math.min(to, from + stepBytes);
    LentBytes bytes;
    try (SourceReader reader = source.open()) {
      bytes = segment.read(from, end, reader, buffers, Deadline.after(maxWait));
      boolean isSame = false;
      try {
        source.requireUnchanged(reader);
        isSame = true;
      } finally {
        if (!isSame) {
          bytes.close();
        }
      }
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot close " + source.name(), e);
    }
    return bytes;
  }

  @Override
  public void close() {
    // Nothing is lent between reads.
  }
}
