package io.github.fragmill.core.error;

/** A content key cannot be had from where the application keeps its keys. */
public final class KeySourceException extends FragmillException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what key was asked for, and why it cannot be had; holds no key
   */
  public KeySourceException(String message) {
    super(message);
  }

  /**
   * @param message what key was asked for; holds no key
   * @param cause the failure below
   */
  public KeySourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
