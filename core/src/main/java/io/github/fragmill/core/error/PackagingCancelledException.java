package io.github.fragmill.core.error;

/** The run was interrupted before it was complete. What was written so far has been discarded. */
public final class PackagingCancelledException extends FragmillException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was stopped
   * @param cause what stopped it
   */
  public PackagingCancelledException(String message, Throwable cause) {
    super(message, cause);
  }
}
