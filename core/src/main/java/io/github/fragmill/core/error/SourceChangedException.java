package io.github.fragmill.core.error;

/**
 * A source is not what was planned any more: its size, its time of modification or its entity tag
 * is another one. The plan holds for the old content only; plan anew.
 */
public final class SourceChangedException extends SourceException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message which source
   */
  public SourceChangedException(String message) {
    super(message);
  }

  /**
   * @param message which source
   * @param cause what showed it
   */
  public SourceChangedException(String message, Throwable cause) {
    super(message, cause);
  }
}
