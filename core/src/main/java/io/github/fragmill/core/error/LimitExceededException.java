package io.github.fragmill.core.error;

/**
 * The input asks for more than the configured limits allow. The message names the limit and the
 * value.
 */
public final class LimitExceededException extends FragmillException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was found, and what to do about it
   */
  public LimitExceededException(String message) {
    super(message);
  }
}
