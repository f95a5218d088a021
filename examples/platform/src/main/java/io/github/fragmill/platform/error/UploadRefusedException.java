package io.github.fragmill.platform.error;

import java.io.IOException;
import java.io.Serial;

/** An upload is not taken; the message is a sentence for whoever sent it. Nothing of it is kept. */
public final class UploadRefusedException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Reason {
    /** It is not what an upload is made of. */
    INCOMPLETE,
    /** A kind of file that is not taken. */
    WRONG_KIND,
    /** More bytes, files or titles than are allowed. */
    TOO_MUCH,
    /** It took longer than is allowed. */
    TOO_SLOW,
    /** What it holds cannot be packaged. */
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

  /** Returns what is wrong with it. */
  public Reason reason() {
    return reason;
  }
}
