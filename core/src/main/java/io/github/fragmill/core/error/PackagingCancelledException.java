package io.github.fragmill.core.error;

/**
 * The work was cancelled, or its thread interrupted, before it was complete. What was written to an
 * output so far has been discarded; a channel has got an incomplete file. The interrupt status of a
 * thread that was interrupted is set.
 */
public final class PackagingCancelledException extends FragmillException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was stopped
   */
  public PackagingCancelledException(String message) {
    super(message);
  }

  /**
   * @param message what was stopped
   * @param cause what stopped it
   */
  public PackagingCancelledException(String message, Throwable cause) {
    super(message, cause);
  }
}
