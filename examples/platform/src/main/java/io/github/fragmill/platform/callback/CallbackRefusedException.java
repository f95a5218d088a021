package io.github.fragmill.platform.callback;

import java.io.Serial;

/** The address of a callback is refused; the message says why, in a sentence for its sender. */
public final class CallbackRefusedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  CallbackRefusedException(String message) {
    super(message);
  }

  CallbackRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
