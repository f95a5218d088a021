package io.github.fragmill.core.error;

/**
 * The input is well-formed, but holds something this version does not package. The message names
 * it.
 */
public final class UnsupportedMediaException extends FragmillException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was found, and what to do about it
   */
  public UnsupportedMediaException(String message) {
    super(message);
  }
}
