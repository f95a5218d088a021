package io.github.fragmill.platform.encoding;

import java.io.Serial;

/**
 * A film could not be encoded; the message says why, in a sentence for the sender of the request.
 */
public final class EncodingException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  public EncodingException(String message) {
    super(message);
  }

  public EncodingException(String message, Throwable cause) {
    super(message, cause);
  }
}
