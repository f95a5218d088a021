package io.github.fragmill.core.source.ranged;

import io.github.fragmill.core.error.SourceChangedException;
import io.github.fragmill.core.error.SourceException;
import java.io.IOException;

/** What servers answer instead of a range, as failures. */
public final class RangeFailure {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int GONE = 410;
  private static final int PRECONDITION_FAILED = 412;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;

  private RangeFailure() {}

  /**
   * Returns the failure of a request whose answer has another status than 206 (Partial Content).
   *
   * @param name of the object, for the message
   * @return a {@link SourceException} when another try would not help
   */
  public static IOException ofStatus(String name, int status) {
    return switch (status) {
      case OK -> cannotRead(name, "the server ignores ranges: it answered with the whole (200)");
      case UNAUTHORIZED, FORBIDDEN -> cannotRead(name, "access was refused (" + status + ")");
      case NOT_FOUND, GONE -> cannotRead(name, "not found (" + status + ")");
      case PRECONDITION_FAILED, RANGE_NOT_SATISFIABLE -> changed(name);
      case REQUEST_TIMEOUT, TOO_EARLY, TOO_MANY_REQUESTS ->
          new IOException("the server answered " + status);
      default -> other(name, status);
    };
  }

  private static IOException other(String name, int status) {
    if (status >= 500) {
      return new IOException("the server answered " + status);
    }
    return cannotRead(
        name,
        status >= 300 && status < 400
            ? "redirected (" + status + "), which is not followed"
            : "the server answered " + status + ", expected 206");
  }

  /** Returns the refusal of an object that is another version than the one that was opened. */
  public static SourceException changed(String name) {
    return new SourceChangedException(name + " has changed since it was opened");
  }

  static SourceException cannotRead(String name, String reason) {
    return new SourceException("cannot read " + name + ": " + reason);
  }
}
