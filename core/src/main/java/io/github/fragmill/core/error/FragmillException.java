package io.github.fragmill.core.error;

import java.io.IOException;

/**
 * The base of every failure that is not the calling program's fault: bad media, limits, a source, a
 * key or an output that is not available, a protection that does not fit the tracks. Later versions
 * may add subclasses.
 *
 * <p>Messages name what was found, what was expected and where. They never hold key bytes.
 */
public abstract class FragmillException extends IOException {

  private static final long serialVersionUID = 1L;

  FragmillException(String message) {
    super(message);
  }

  FragmillException(String message, Throwable cause) {
    super(message, cause);
  }
}
