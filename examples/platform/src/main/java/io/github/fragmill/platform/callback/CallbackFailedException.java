package io.github.fragmill.platform.callback;

import java.io.Serial;

/** A callback was not delivered. */
public final class CallbackFailedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean isWorthRetrying;

  CallbackFailedException(String message, boolean isWorthRetrying) {
    super(message);
    this.isWorthRetrying = isWorthRetrying;
  }

  CallbackFailedException(String message, boolean isWorthRetrying, Throwable cause) {
    super(message, cause);
    this.isWorthRetrying = isWorthRetrying;
  }

  /** Returns whether the same may be accepted later. */
  public boolean isWorthRetrying() {
    return isWorthRetrying;
  }
}
