package io.github.fragmill.platform.callback;

import java.io.Serial;

/** A callback's address is not called; the message says why, in a sentence for who gave it. */
public final class CallbackRefusedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  CallbackRefusedException(String message) {
    super(message);
  }

  CallbackRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
