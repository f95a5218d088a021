package io.github.fragmill.core.internal.body;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.fragment.LentBytes;
import java.time.Duration;

/** What a body is made of. Thread-safe. */
public interface BodyContent extends AutoCloseable {

  /** Returns the size of the whole in bytes. */
  long sizeBytes();

  /**
   * Returns the bytes from a position on that are in memory anyway, or computes some.
   *
   * @param from the first byte, 0 or more
   * @param to the one after the last that is wanted, at most {@link #sizeBytes}
   * @param stepBytes how much to compute at most
   * @param maxWait how long to wait for memory
   */
  LentBytes read(long from, long to, int stepBytes, Duration maxWait) throws FragmillException;

  /** Gives back what it holds; parts that were read stay. */
  @Override
  void close();
}
