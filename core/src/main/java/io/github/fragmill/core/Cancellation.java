package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.PackagingCancelledException;

/**
 * Lets one thread stop the work of others. It is handed to {@link Packager#cancellation}, to what
 * decrypts, or to {@link ClearMovie}, and may be handed to several: {@link #cancel} stops all of
 * them, for good. The work ends within the segment that it is at, cleans up behind itself, and
 * throws a {@link PackagingCancelledException}.
 *
 * <p>Interrupting the thread that planned, packaged or wrote does the same without a handle; its
 * interrupt status is then still set. A handle does not touch the status.
 *
 * <p>Thread-safe.
 */
public final class Cancellation {

  /** Nobody has this one, so that only interrupts stop the work. */
  static final Cancellation NEVER = new Cancellation();

  private volatile boolean cancelled;

  private Cancellation() {}

  /** Returns a new handle. */
  public static Cancellation create() {
    return new Cancellation();
  }

  /** Stops the work; returns at once. Calling it again changes nothing. */
  public void cancel() {
    cancelled = true;
  }

  /** Returns whether {@link #cancel} was called. */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Returns so that the work may go on.
   *
   * @param work what would be stopped, for the message
   */
  void check(String work) throws PackagingCancelledException {
    if (cancelled) {
      throw new PackagingCancelledException(work + " was cancelled");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new PackagingCancelledException(work + " was interrupted");
    }
  }

  /**
   * Returns what a failure is to its caller. Files close under an interrupted thread, and readers
   * refuse to go on: what they say then is not what happened.
   *
   * @param work what has failed or was stopped, for the message
   */
  FragmillException reason(String work, FragmillException failure) {
    boolean isStopped = cancelled || Thread.currentThread().isInterrupted();
    return isStopped && !(failure instanceof PackagingCancelledException)
        ? new PackagingCancelledException(
            work + (cancelled ? " was cancelled" : " was interrupted"), failure)
        : failure;
  }
}
