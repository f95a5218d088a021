package io.github.fragmill.core.source.ranged;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.source.SourceStamp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads ranges: small ones with one request, large ones with several at once. Immutable and
 * thread-safe.
 *
 * @param stamp of the version that is read
 */
record Ranges(Attempts attempts, SourceStamp stamp, Helpers helpers, int maxParallel) {

  /** From here on, one connection takes longer than its beginning. */
  static final int MIN_SPLIT_BYTES = 8 << 20;

  /** Fills a buffer. When it fails, nothing writes to the buffer any more. */
  void fill(long positionBytes, ByteBuffer destination) throws FragmillException {
    if (destination.remaining() <= MIN_SPLIT_BYTES || maxParallel == 1) {
      attempts.fill(stamp, positionBytes, destination);
      return;
    }
    AtomicBoolean isFailed = new AtomicBoolean();
    List<FutureTask<Void>> pieces = pieces(positionBytes, destination, isFailed);
    pieces.stream().skip(1).forEach(helpers::begin);
    // Runs those that no helper has begun; then waits for the others.
    pieces.forEach(FutureTask::run);
    await(pieces, isFailed);
    destination.position(destination.limit());
  }

  private List<FutureTask<Void>> pieces(
      long positionBytes, ByteBuffer destination, AtomicBoolean isFailed) {
    int pieceBytes = (destination.remaining() + maxParallel - 1) / maxParallel;
    List<FutureTask<Void>> pieces = new ArrayList<>();
    for (int at = 0; at < destination.remaining(); at += pieceBytes) {
      int bytes = Math.min(pieceBytes, destination.remaining() - at);
      ByteBuffer part = destination.slice(destination.position() + at, bytes);
      long from = positionBytes + at;
      pieces.add(
          new FutureTask<>(
              () -> {
                if (!isFailed.get()) {
                  boolean isDone = false;
                  try {
                    attempts.fill(stamp, from, part);
                    isDone = true;
                  } finally {
                    isFailed.compareAndSet(false, !isDone);
                  }
                }
                return null;
              }));
    }
    return pieces;
  }

  private static void await(List<FutureTask<Void>> pieces, AtomicBoolean isFailed)
      throws FragmillException {
    boolean isInterrupted = false;
    Throwable failure = null;
    for (FutureTask<Void> piece : pieces) {
      for (boolean isDone = false; !isDone; ) {
        try {
          piece.get();
          isDone = true;
        } catch (ExecutionException e) {
          failure = failure == null ? e.getCause() : failure;
          isDone = true;
        } catch (InterruptedException e) {
          // The buffer is the caller's again only when nobody writes to it.
          isInterrupted = true;
          isFailed.set(true);
        }
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
      throw new PackagingCancelledException("reading was interrupted");
    }
    if (failure instanceof FragmillException known) {
      throw known;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }
}
