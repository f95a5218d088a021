package io.github.fragmill.core.internal.destination;

import java.util.concurrent.CancellationException;

/**
 * Lets several threads do something in the order of the segments: each waits for the one before.
 * Whoever works on the lowest segment never waits, so nobody waits for ever; when one fails, all
 * that wait are let go. Thread-safe.
 */
final class Turns {

  private int next;
  private boolean cancelled;

  /**
   * Waits until it is a segment's turn.
   *
   * @throws CancellationException when another segment has failed
   */
  synchronized void await(int segment) {
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
  synchronized void pass() {
    next++;
    notifyAll();
  }

  /** Lets everybody go who waits. */
  synchronized void cancel() {
    cancelled = true;
    notifyAll();
  }
}
