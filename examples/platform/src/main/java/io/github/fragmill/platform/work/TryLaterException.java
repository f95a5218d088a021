package io.github.fragmill.platform.work;

import java.io.Serial;

/** A job did not succeed, and may the next time. */
final class TryLaterException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  TryLaterException(String message, Throwable cause) {
    super(message, cause);
  }
}
