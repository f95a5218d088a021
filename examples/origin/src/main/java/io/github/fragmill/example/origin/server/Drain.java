package io.github.fragmill.example.origin.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests that are answered now, and waits for them at the end. Thread-safe. */
public final class Drain {

  private static final long LOOK_EVERY_MILLIS = 20;

  private final AtomicInteger active = new AtomicInteger();
  private volatile boolean draining;

  void begin() {
    active.incrementAndGet();
  }

  void end() {
    active.decrementAndGet();
  }

  /** Returns how many requests are answered now. */
  public int active() {
    return active.get();
  }

  /** Returns whether the server is about to stop. */
  public boolean isDraining() {
    return draining;
  }

  /**
   * Says that the server is about to stop, and waits until nothing is answered anymore.
   *
   * @param atMost then it stops all the same
   * @return whether all was answered
   */
  public boolean drain(Duration atMost) throws InterruptedException {
    draining = true;
    long end = System.nanoTime() + atMost.toNanos();
    while (active.get() > 0) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
    return true;
  }
}
