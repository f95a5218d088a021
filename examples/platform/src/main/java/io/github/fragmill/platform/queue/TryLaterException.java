package io.github.fragmill.platform.queue;

import java.io.Serial;

/** A job failed, and its next try may succeed. */
public final class TryLaterException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public TryLaterException(String message, Throwable cause) {
    super(message, cause);
  }
}
