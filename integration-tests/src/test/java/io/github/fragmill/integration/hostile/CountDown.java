package io.github.fragmill.integration.hostile;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets so many calls pass, and fails one. Thread-safe. */
final class CountDown {

  static final String MESSAGE = "this call was to fail";

  private final AtomicInteger callsLeft;

  /**
   * @param calls how many calls pass
   */
  CountDown(int calls) {
    callsLeft = new AtomicInteger(calls);
  }

  void call() throws IOException {
    if (callsLeft.getAndDecrement() == 0) {
      throw new IOException(MESSAGE);
    }
  }

  /** Returns whether the call that fails has come. */
  boolean isOver() {
    return callsLeft.get() < 0;
  }
}
