package io.github.fragmill.core.error;

import java.io.IOException;

/**
 * A source cannot be opened or read, or has changed since it was planned: then it is a {@link
 * SourceChangedException}.
 */
public sealed class SourceException extends FragmillException permits SourceChangedException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was attempted, and where
   */
  public SourceException(String message) {
    super(message);
  }

  /**
   * @param message what was attempted, and where
   * @param cause the failure below
   */
  public SourceException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Makes an exception whose message gives the reason in words.
   *
   * @param attempt what was attempted, and where, for example {@code cannot read movie.mp4}
   * @param cause the failure below
   */
  public static SourceException of(String attempt, IOException cause) {
    return new SourceException(attempt + ": " + FailureReason.of(cause), cause);
  }
}
