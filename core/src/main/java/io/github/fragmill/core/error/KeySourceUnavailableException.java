package io.github.fragmill.core.error;

/**
 * A key source does not answer, or says that it cannot for the time being: asking again later may
 * succeed. When it did not answer in time, the cause is a {@link
 * java.util.concurrent.TimeoutException}.
 */
public final class KeySourceUnavailableException extends KeySourceException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message who was asked, and what became of it; holds no key
   */
  public KeySourceUnavailableException(String message) {
    super(message);
  }

  /**
   * @param message who was asked, and what became of it; holds no key
   * @param cause the failure below
   */
  public KeySourceUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
