package io.github.fragmill.core.error;

/**
 * A saved plan, segment index, work unit or receipt cannot be used: it is damaged, of another
 * version, or belongs to something else. The message names which, and what to do about it.
 */
public final class SavedDataException extends FragmillException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was found, and what to do about it
   */
  public SavedDataException(String message) {
    super(message);
  }

  /**
   * @param message what was found, and what to do about it
   * @param cause what is wrong in detail
   */
  public SavedDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
