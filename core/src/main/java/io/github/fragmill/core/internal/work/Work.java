package io.github.fragmill.core.internal.work;

import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.PackagingCancelledException;

/**
 * A piece of work that its caller can stop, by a handle or by interrupting the thread. Immutable
 * and thread-safe.
 *
 * @param name what messages call it, for example {@code packaging}
 * @param cancellation the caller's handle
 */
public record Work(String name, Cancellation cancellation) {

  /** Returns work that only an interrupt stops. */
  public static Work of(String name) {
    return new Work(name, Cancellation.create());
  }

  /**
   * Returns normally as long as the work may go on.
   *
   * @throws PackagingCancelledException when it was cancelled, or the current thread interrupted
   */
  public void check() throws PackagingCancelledException {
    if (cancellation.isCancelled()) {
      throw new PackagingCancelledException(name + " was cancelled");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new PackagingCancelledException(name + " was interrupted");
    }
  }

  /**
   * Returns the failure to report to the caller. After a cancellation or an interrupt, files are
   * closed and readers refuse to go on: those failures are consequences, not causes.
   */
  public FragmillException reason(FragmillException failure) {
    boolean isCancelled = cancellation.isCancelled();
    boolean isStopped = isCancelled || Thread.currentThread().isInterrupted();
    return isStopped && !(failure instanceof PackagingCancelledException)
        ? new PackagingCancelledException(
            name + (isCancelled ? " was cancelled" : " was interrupted"), failure)
        : failure;
  }
}
