package io.github.fragmill.core.error;

import java.io.IOException;

/**
 * The base of every failure that is not the calling program's fault: bad media, limits, a source, a
 * key or an output that cannot be had, a protection that does not fit a title.
 *
 * <p>Messages name what was found, what was expected and where. They never hold key bytes.
 */
public abstract sealed class FragmillException extends IOException
    permits MalformedMediaException,
        UnsupportedMediaException,
        MisalignedSourcesException,
        LimitExceededException,
        SourceException,
        KeySourceException,
        ProtectionMismatchException,
        OutputException,
        PackagingCancelledException {

  private static final long serialVersionUID = 1L;

  FragmillException(String message) {
    super(message);
  }

  FragmillException(String message, Throwable cause) {
    super(message, cause);
  }
}
