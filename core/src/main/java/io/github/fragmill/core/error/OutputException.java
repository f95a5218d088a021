package io.github.fragmill.core.error;

import java.io.IOException;

/**
 * An output cannot be created, written or completed. What was written so far has been discarded.
 */
public final class OutputException extends FragmillException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was attempted, and where
   */
  public OutputException(String message) {
    super(message);
  }

  /**
   * @param message what was attempted, and where
   * @param cause the failure below
   */
  public OutputException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Makes an exception whose message gives the reason in words.
   *
   * @param attempt what was attempted, and where, for example {@code cannot write the manifest}
   * @param cause the failure below
   */
  public static OutputException of(String attempt, IOException cause) {
    return new OutputException(attempt + ": " + FailureReason.of(cause), cause);
  }
}
