package io.github.fragmill.example.origin.process;

import java.time.Duration;

/** Waits for what happens soon. */
public final class Until {

  private static final Duration MOST = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 50;

  /** What may fail while it is looked at. */
  @FunctionalInterface
  public interface Condition {

    boolean isMet() throws Exception;
  }

  private Until() {}

  /** Waits until a condition is met; returns whether it was. */
  public static boolean met(Condition condition) throws Exception {
    long end = System.nanoTime() + MOST.toNanos();
    while (!condition.isMet()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return true;
  }
}
