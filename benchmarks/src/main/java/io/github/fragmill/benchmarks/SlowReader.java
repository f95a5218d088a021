package io.github.fragmill.benchmarks;

import io.github.fragmill.core.FileBody;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PlannedFile;
import io.github.fragmill.core.error.BusyException;
import io.github.fragmill.core.error.FragmillException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Takes a segment over a slow line that has no buffer: it holds each range until its last byte has
 * gone, and has no thread meanwhile. One thread at a time.
 */
final class SlowReader {

  /** The server has other readers to look after: one who finds no memory comes again. */
  private static final long AGAIN_NANOS = 20_000_000;

  private final PackagingEngine engine;
  private final PlannedFile file;
  private final int rangeBytes;
  private final double bytesPerNano;
  private final long startNanos;
  private final CRC32 checksum = new CRC32();

  private Optional<FileBody> body = Optional.empty();
  private Optional<FileBody.Range> range = Optional.empty();
  private long takenBytes;
  private long waitingSinceNanos;
  private long longestWaitNanos;
  private int timesBusy;

  /**
   * @param startNanos when it begins
   */
  SlowReader(
      PackagingEngine engine,
      PlannedFile file,
      int rangeBytes,
      int kilobitsPerSecond,
      long startNanos) {
    this.engine = engine;
    this.file = file;
    this.rangeBytes = rangeBytes;
    this.bytesPerNano = kilobitsPerSecond * 125 / 1e9;
    this.startNanos = startNanos;
    this.waitingSinceNanos = startNanos;
  }

  /**
   * Takes the next range. The last one has gone.
   *
   * @return when to call this again, of {@link System#nanoTime}; empty at the end
   */
  Optional<Long> step() throws FragmillException {
    range.ifPresent(FileBody.Range::close);
    range = Optional.empty();
    try {
      if (body.isEmpty()) {
        body = Optional.of(engine.body(file, Duration.ZERO));
      }
      long endBytes = Math.min(body.get().sizeBytes(), takenBytes + rangeBytes);
      if (takenBytes == endBytes) {
        body.get().close();
        return Optional.empty();
      }
      range = Optional.of(body.get().read(takenBytes, endBytes, rangeBytes, Duration.ZERO));
      takenBytes += range.get().sizeBytes();
    } catch (BusyException e) {
      timesBusy++;
      return Optional.of(System.nanoTime() + AGAIN_NANOS);
    }
    for (ByteBuffer bytes : range.get().buffers()) {
      checksum.update(bytes);
    }
    longestWaitNanos = Math.max(longestWaitNanos, System.nanoTime() - waitingSinceNanos);
    waitingSinceNanos = startNanos + (long) (takenBytes / bytesPerNano);
    return Optional.of(waitingSinceNanos);
  }

  PlannedFile file() {
    return file;
  }

  long takenBytes() {
    return takenBytes;
  }

  /** Returns a checksum of all bytes that it has taken. */
  long checksum() {
    return checksum.getValue();
  }

  /** Returns how late a range was at most, for whatever reason. */
  long longestWaitNanos() {
    return longestWaitNanos;
  }

  int timesBusy() {
    return timesBusy;
  }
}
