package io.github.fragmill.platform.error;

import java.io.Serial;

/** A request cannot be fulfilled; the message is a sentence for its sender. */
public final class RequestRefusedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  /** Why a request is refused. */
  public enum Reason {
    /** There is no object with this number or name. */
    UNKNOWN,
    /** A value in the request is not valid. */
    INVALID,
    /** The state of the object does not allow it. */
    CONFLICT,
    /** A program that it needs is not installed. */
    UNAVAILABLE
  }

  private final Reason reason;

  public RequestRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns why the request is refused. */
  public Reason reason() {
    return reason;
  }
}
