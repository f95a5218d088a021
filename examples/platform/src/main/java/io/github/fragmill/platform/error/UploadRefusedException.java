package io.github.fragmill.platform.error;

import java.io.IOException;
import java.io.Serial;

/** An upload is refused, and nothing of it is kept; the message is a sentence for its sender. */
public final class UploadRefusedException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  /** Why an upload is refused. */
  public enum Reason {
    /** A required part is missing or malformed. */
    INCOMPLETE,
    /** A kind of file that is not accepted. */
    WRONG_KIND,
    /** More bytes, files or titles than the limits allow. */
    TOO_MUCH,
    /** It took longer than the limit allows. */
    TOO_SLOW,
    /** Its files cannot be packaged. */
    UNUSABLE
  }

  private final Reason reason;

  public UploadRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public UploadRefusedException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Returns why the upload is refused. */
  public Reason reason() {
    return reason;
  }
}
