package io.github.fragmill.core.internal.destination;

import java.util.concurrent.CancellationException;

/**
 * Lets several threads do something in the order of the segments: each waits for the one before.
 * Whoever works on the lowest segment never waits, so nobody waits forever; when one fails, all
 * that wait are released. Thread-safe.
 */
public final class Turns {

  private int next;
  private boolean cancelled;

  /**
   * Waits until it is a segment's turn.
   *
   * @throws CancellationException when another segment has failed
   */
  public synchronized void await(int segment) {
    boolean interrupted = false;
    while (next != segment && !cancelled) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (cancelled) {
      throw new CancellationException("another segment has failed");
    }
  }

  /** Gives the turn to the next segment. */
  public synchronized void pass() {
    next++;
    notifyAll();
  }

  /** Releases everybody who waits. */
  public synchronized void cancel() {
    cancelled = true;
    notifyAll();
  }
}
