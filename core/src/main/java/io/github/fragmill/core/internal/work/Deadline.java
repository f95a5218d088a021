package io.github.fragmill.core.internal.work;

import java.time.Duration;

/**
 * How long something may wait, from when this was made. Immutable and thread-safe.
 *
 * @param startNanos when it was made, of {@link System#nanoTime}
 * @param maxWaitNanos how long from then on; {@link Long#MAX_VALUE} is for ever
 */
public record Deadline(long startNanos, long maxWaitNanos) {

  /** Waits as long as it takes. */
  public static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  /** Returns one that never comes. */
  public static Deadline never() {
    return after(FOR_EVER);
  }

  /**
   * Returns one that comes after a time.
   *
   * @param maxWait 0 or more; above 292 years it is for ever
   */
  public static Deadline after(Duration maxWait) {
    long nanos = maxWait.compareTo(FOR_EVER) < 0 ? maxWait.toNanos() : Long.MAX_VALUE;
    return new Deadline(System.nanoTime(), nanos);
  }

  /** Returns the time that is left in nanoseconds, 0 or less when it has passed. */
  public long remainingNanos() {
    return maxWaitNanos == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : maxWaitNanos - (System.nanoTime() - startNanos);
  }

  /** Returns how long it was from the start, for messages. */
  public Duration maxWait() {
    return Duration.ofNanos(maxWaitNanos);
  }
}
