package io.github.fragmill.core.source.ranged;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;

/**
 * Reads one version of a {@link RangedObject}: every request names the version that was opened, so
 * that two are never mixed, and a change is refused. Because of that the stamp is asked for once.
 *
 * <p>A read is one request. Small reads share blocks, which grow while they are read in sequence
 * and then are read ahead; a read of more than 8 MiB is shared by several requests at once. What
 * fails and may pass is tried again, from where it broke off ({@link RangedReading}). Beside the
 * buffers of its callers, a reader takes at most four blocks of memory. Thread-safe.
 */
public final class RangedReader implements SourceReader {

  /** In 20 ms, a short round trip, one connection at 200 Mbit/s brings as much. */
  private static final int GAP_BYTES = 512 * 1024;

  private final Ranges ranges;
  private final ReadAhead ahead;
  private volatile boolean isClosed;

  private RangedReader(Ranges ranges, int maxAheadBytes) {
    this.ranges = ranges;
    this.ahead = new ReadAhead(ranges, maxAheadBytes);
  }

  /**
   * Opens an object: asks for its beginning, and so for its size and version.
   *
   * @return a reader that the caller closes
   * @throws SourceException when it cannot be read
   */
  public static SourceReader open(RangedObject object, RangedReading reading)
      throws SourceException {
    return open(object, reading, Pauses.doubling());
  }

  static SourceReader open(RangedObject object, RangedReading reading, Pauses pauses)
      throws SourceException {
    Attempts attempts = new Attempts(object, reading.maxRetries(), pauses);
    ByteBuffer first = ByteBuffer.allocate(RangedReading.BLOCK_BYTES);
    SourceStamp stamp;
    try {
      stamp = attempts.readFirst(first);
    } catch (SourceException e) {
      throw e;
    } catch (FragmillException e) {
      throw new SourceException("cannot read " + object.name() + ": " + e.getMessage(), e);
    }
    RangedReader reader = of(attempts, reading, stamp);
    reader.ahead.keep(new Block(0, Arrays.copyOf(first.array(), first.position())));
    return reader;
  }

  /**
   * Opens an object whose version is known, for example from a list of objects or a saved plan.
   * Sends no request: when it is another version by now, the first read is refused.
   *
   * @param stamp with the validator of the server
   * @return a reader that the caller closes
   */
  public static SourceReader open(RangedObject object, RangedReading reading, SourceStamp stamp) {
    if (stamp.validator().isEmpty() && stamp.sizeBytes() > 0) {
      throw new IllegalArgumentException("stamp: expected a validator, found none");
    }
    return of(new Attempts(object, reading.maxRetries(), Pauses.doubling()), reading, stamp);
  }

  private static RangedReader of(Attempts attempts, RangedReading reading, SourceStamp stamp) {
    int helpers = Math.max(1, reading.maxParallel() - 1);
    return new RangedReader(
        new Ranges(
            attempts, stamp, new Helpers(attempts.object().name(), helpers), reading.maxParallel()),
        reading.maxAheadBytes());
  }

  @Override
  public long sizeBytes() {
    return ranges.stamp().sizeBytes();
  }

  @Override
  public SourceStamp stamp() {
    return ranges.stamp();
  }

  @Override
  public int read(ByteBuffer destination, long positionBytes) throws IOException {
    if (isClosed) {
      throw new ClosedChannelException();
    }
    if (positionBytes >= sizeBytes()) {
      return -1;
    }
    int wanted = (int) Math.min(destination.remaining(), sizeBytes() - positionBytes);
    int fromBlock = ahead.read(destination, positionBytes, wanted);
    if (fromBlock > 0) {
      return fromBlock;
    }
    int begin = destination.position();
    ranges.fill(positionBytes, destination.slice(begin, wanted));
    destination.position(begin + wanted);
    return wanted;
  }

  @Override
  public int preferredGapBytes() {
    return GAP_BYTES;
  }

  @Override
  public void close() {
    isClosed = true;
    ahead.clear();
    ranges.helpers().close();
  }
}
