package io.github.fragmill.platform.keys;

import java.io.Serial;

/** A key in the database cannot be unwrapped. */
public final class KeyVaultException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  KeyVaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
