package io.github.fragmill.core.error;

/** A source cannot be opened or read, or has changed since it was planned. */
public final class SourceException extends FragmillException {

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
}
