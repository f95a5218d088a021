package io.github.fragmill.platform.error;

import java.io.Serial;

/** What is asked for cannot be done; the message is a sentence for whoever asked. */
public final class RequestRefusedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Reason {
    /** There is nothing with such a number or name. */
    UNKNOWN,
    /** It says what it cannot. */
    INVALID,
    /** It comes at the wrong time. */
    CONFLICT,
    /** Something that it needs is not installed. */
    UNAVAILABLE
  }

  private final Reason reason;

  public RequestRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns what is wrong with it. */
  public Reason reason() {
    return reason;
  }
}
