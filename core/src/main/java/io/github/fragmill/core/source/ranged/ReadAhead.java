package io.github.fragmill.core.source.ranged;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.PackagingCancelledException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Serves small reads from blocks. Blocks double in size while they are read one after the other;
 * when they have grown, the next one is read while the last is used. Thread-safe.
 */
final class ReadAhead {

  /** With the one that is on its way: a few positions are read at once, such as those of tracks. */
  private static final int MAX_KEPT = 3;

  /** Reads with so little between them still count as one after the other. */
  private static final int MAX_SKIPPED_BYTES = 64 * 1024;

  private final Ranges ranges;
  private final int maxBytes;
  private final Deque<Block> kept = new ArrayDeque<>();
  private Optional<Next> next = Optional.empty();
  private long sequenceEndBytes = -1;
  private int windowBytes = RangedReading.BLOCK_BYTES;

  /** A block that is read by a helper. */
  private record Next(long beginBytes, long endBytes, FutureTask<Block> block) {}

  ReadAhead(Ranges ranges, int maxBytes) {
    this.ranges = ranges;
    this.maxBytes = maxBytes;
  }

  /** Keeps a block that was read already. */
  synchronized void keep(Block block) {
    while (kept.size() >= MAX_KEPT) {
      kept.removeLast();
    }
    kept.addFirst(block);
  }

  /**
   * Reads from a block, if one has the position or is worth to be read.
   *
   * @param wantedBytes how much is asked for, and there
   * @return how much was read; 0 when a request of its own is better
   */
  int read(ByteBuffer destination, long positionBytes, int wantedBytes) throws FragmillException {
    Optional<Block> block = find(positionBytes);
    if (block.isEmpty()) {
      int bytes = blockBytes(positionBytes, wantedBytes);
      if (bytes == 0) {
        return 0;
      }
      block = Optional.of(fetch(positionBytes, bytes));
      keep(block.get());
      if (bytes == maxBytes) {
        begin(block.get().endBytes());
      }
    }
    return block.get().copy(destination, positionBytes);
  }

  private Optional<Block> find(long positionBytes) throws FragmillException {
    FutureTask<Block> coming;
    synchronized (this) {
      Optional<Block> here = kept.stream().filter(it -> it.has(positionBytes)).findFirst();
      boolean isComing =
          next.isPresent()
              && positionBytes >= next.get().beginBytes()
              && positionBytes < next.get().endBytes();
      if (here.isPresent() || !isComing) {
        return here;
      }
      coming = next.get().block();
    }
    Optional<Block> block = await(coming);
    synchronized (this) {
      boolean isFirst = next.isPresent() && next.get().block() == coming;
      if (isFirst) {
        next = Optional.empty();
      }
      if (isFirst && block.isPresent()) {
        keep(block.get());
        sequenceEndBytes = block.get().endBytes();
        begin(sequenceEndBytes);
      }
    }
    return block;
  }

  /** Returns empty when it could not be read: then whoever needs it tries, and fails aloud. */
  private static Optional<Block> await(FutureTask<Block> coming) throws FragmillException {
    coming.run();
    try {
      return Optional.of(coming.get());
    } catch (ExecutionException | CancellationException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackagingCancelledException("reading was interrupted", e);
    }
  }

  /** Returns how much is best read at a position: a block, or 0 for what is wanted alone. */
  private synchronized int blockBytes(long positionBytes, int wantedBytes) {
    long skipped = positionBytes - sequenceEndBytes;
    boolean isNext = sequenceEndBytes >= 0 && skipped >= 0 && skipped <= MAX_SKIPPED_BYTES;
    windowBytes = isNext ? Math.min(maxBytes, 2 * windowBytes) : RangedReading.BLOCK_BYTES;
    boolean isSmall = wantedBytes < windowBytes;
    int bytes = isSmall ? windowBytes : wantedBytes;
    sequenceEndBytes = positionBytes + bytes;
    return isSmall ? (int) Math.min(bytes, sizeBytes() - positionBytes) : 0;
  }

  private Block fetch(long positionBytes, int bytes) throws FragmillException {
    byte[] block = new byte[bytes];
    ranges.fill(positionBytes, ByteBuffer.wrap(block));
    return new Block(positionBytes, block);
  }

  private synchronized void begin(long positionBytes) {
    int bytes = (int) Math.min(maxBytes, sizeBytes() - positionBytes);
    next.ifPresent(it -> it.block().cancel(/* mayInterruptIfRunning= */ false));
    next = Optional.empty();
    if (bytes > 0) {
      FutureTask<Block> block = new FutureTask<>(() -> fetch(positionBytes, bytes));
      next = Optional.of(new Next(positionBytes, positionBytes + bytes, block));
      ranges.helpers().begin(block);
    }
  }

  private long sizeBytes() {
    return ranges.stamp().sizeBytes();
  }

  /** Lets go of all blocks. */
  synchronized void clear() {
    kept.clear();
    next.ifPresent(it -> it.block().cancel(/* mayInterruptIfRunning= */ false));
    next = Optional.empty();
  }
}
