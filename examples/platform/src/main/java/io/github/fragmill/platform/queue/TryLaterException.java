package io.github.fragmill.platform.queue;

import java.io.Serial;

/** A job did not succeed, and may the next time. */
public final class TryLaterException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public TryLaterException(String message, Throwable cause) {
    super(message, cause);
  }
}
