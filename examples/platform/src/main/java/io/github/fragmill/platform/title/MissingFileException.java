package io.github.fragmill.platform.title;

import java.io.IOException;
import java.io.Serial;

/** A file of the catalogue is not in the storage; a retry does not help. */
public final class MissingFileException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  MissingFileException(String message) {
    super(message);
  }
}
