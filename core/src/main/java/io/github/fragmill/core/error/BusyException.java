package io.github.fragmill.core.error;

/**
 * There was no memory for a part of the media within the time that the caller would wait: others
 * hold all of the budget. Nothing is wrong; the same works later.
 */
public final class BusyException extends FragmillException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was needed, and what to do about it
   */
  public BusyException(String message) {
    super(message);
  }
}
