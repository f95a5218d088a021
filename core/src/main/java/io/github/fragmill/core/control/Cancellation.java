package io.github.fragmill.core.control;

/**
 * Lets one thread stop the work of others. An application gives it to a packager, an engine or a
 * clear movie, or to several of them: {@link #cancel} stops all of them, for good. The work ends
 * within its current segment, removes what it wrote, and throws a {@link
 * io.github.fragmill.core.error.PackagingCancelledException}.
 *
 * <p>Interrupting the thread that plans, packages or writes does the same without a handle; its
 * interrupt status is then still set. A handle does not touch the status.
 *
 * <p>Thread-safe.
 */
public final class Cancellation {

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
}
