package io.github.fragmill.core.error;

/**
 * A content key is not available from the application's key source. Where the source does not
 * answer for the time being, it is a {@link KeySourceUnavailableException}.
 */
public sealed class KeySourceException extends FragmillException
    permits KeySourceUnavailableException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what key was asked for, and why it is not available; holds no key
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
