package io.github.fragmill.core.source.ranged;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.SourceStamp;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Sends requests again when they failed for a reason that may pass. Immutable and thread-safe.
 *
 * @param maxRetries after so many failures without progress reading fails
 * @param pauses between a failure and the next request
 */
record Attempts(RangedObject object, int maxRetries, Pauses pauses) {

  /** So much between two failures shows that the server still serves. */
  private static final int PROGRESS_BYTES = 64 * 1024;

  /** Reads the beginning of the object, as {@link RangedObject#readFirst} does. */
  SourceStamp readFirst(ByteBuffer destination) throws FragmillException {
    for (int failures = 1; ; failures++) {
      destination.clear();
      try {
        SourceStamp stamp = object.readFirst(destination);
        requireBytes(Math.min(destination.capacity(), stamp.sizeBytes()), destination.position());
        return stamp;
      } catch (IOException e) {
        pauseAfter(e, failures);
      }
    }
  }

  /** Fills a buffer. What came before a failure stays: the next request asks for the rest. */
  void fill(SourceStamp stamp, long positionBytes, ByteBuffer destination)
      throws FragmillException {
    int begin = destination.position();
    int failures = 0;
    while (destination.hasRemaining()) {
      int before = destination.position();
      try {
        object.read(stamp, positionBytes + (before - begin), destination);
        requireBytes(destination.limit(), destination.position());
      } catch (IOException e) {
        failures = destination.position() - before >= PROGRESS_BYTES ? 1 : failures + 1;
        pauseAfter(e, failures);
      }
    }
  }

  private static void requireBytes(long expected, long found) throws EOFException {
    if (found < expected) {
      throw new EOFException("the answer ended too early");
    }
  }

  /** Waits, or throws when no other try is to follow. */
  private void pauseAfter(IOException failure, int failures) throws FragmillException {
    if (failure instanceof FragmillException known) {
      throw known;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(failure);
    }
    if (failures > maxRetries) {
      throw SourceException.of("cannot read " + object.name(), failure);
    }
    try {
      pauses.await(failures);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    }
  }

  private PackagingCancelledException interrupted(Exception cause) {
    return new PackagingCancelledException("reading " + object.name() + " was interrupted", cause);
  }
}
