package io.github.fragmill.core.source.ranged;

import java.util.concurrent.ThreadLocalRandom;

/** Waits before a request is sent again. */
@FunctionalInterface
interface Pauses {

  long FIRST_MILLIS = 100;
  long MAX_MILLIS = 5_000;

  /**
   * Waits.
   *
   * @param retry 1 before the first retry
   */
  void await(int retry) throws InterruptedException;

  /** Returns pauses that double, each a half by chance: readers that failed together part. */
  static Pauses doubling() {
    return retry -> Thread.sleep(millis(retry, ThreadLocalRandom.current().nextDouble()));
  }

  /**
   * @param chance from 0 to 1
   */
  static long millis(int retry, double chance) {
    long most = Math.min(MAX_MILLIS, FIRST_MILLIS << Math.min(retry - 1, 10));
    return most / 2 + Math.round(most / 2.0 * chance);
  }
}
