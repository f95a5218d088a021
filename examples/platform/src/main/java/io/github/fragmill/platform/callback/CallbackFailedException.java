package io.github.fragmill.platform.callback;

import java.io.Serial;

/** A callback was not delivered. */
public final class CallbackFailedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean isWorthAnotherTry;

  CallbackFailedException(String message, boolean isWorthAnotherTry) {
    super(message);
    this.isWorthAnotherTry = isWorthAnotherTry;
  }

  CallbackFailedException(String message, boolean isWorthAnotherTry, Throwable cause) {
    super(message, cause);
    this.isWorthAnotherTry = isWorthAnotherTry;
  }

  /** Returns whether a later try may succeed. */
  public boolean isWorthAnotherTry() {
    return isWorthAnotherTry;
  }
}
