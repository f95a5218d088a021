package io.github.fragmill.integration.hostile;

import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes whose reader breaks after a number of calls.
 *
 * @param bytes the content
 * @param countDown fails the call that breaks
 * @param breakage what happens then, and ever after
 */
record UnreliableSource(ByteBuffer bytes, CountDown countDown, Breakage breakage)
    implements Source {

  /** How a source breaks. */
  enum Breakage {
    /** Calls fail. */
    FAILS,
    /** There is less than there was. */
    SHRINKS
  }

  @Override
  public String name() {
    return "unreliable.mp4";
  }

  @Override
  public SourceReader open() {
    return new Reader();
  }

  private final class Reader implements SourceReader {

    @Override
    public long sizeBytes() throws IOException {
      return isBroken() ? bytes.limit() / 2 : bytes.limit();
    }

    @Override
    public int read(ByteBuffer destination, long positionBytes) throws IOException {
      long end = sizeBytes();
      if (positionBytes >= end) {
        return -1;
      }
      int count = (int) Math.min(destination.remaining(), end - positionBytes);
      destination.put(bytes.slice((int) positionBytes, count));
      return count;
    }

    private boolean isBroken() throws IOException {
      try {
        countDown.call();
      } catch (IOException e) {
        if (breakage == Breakage.FAILS) {
          throw e;
        }
      }
      if (countDown.isOver() && breakage == Breakage.FAILS) {
        throw new IOException(CountDown.MESSAGE);
      }
      return countDown.isOver();
    }

    @Override
    public void close() {
      // Nothing is held open.
    }
  }
}
