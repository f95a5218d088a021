package io.github.fragmill.platform.keys;

import java.io.Serial;

/** A text is no key; the message names what it was given for and does not repeat it. */
public final class KeyTextException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  KeyTextException(String message) {
    super(message);
  }
}
