package io.github.fragmill.platform.work;

import java.io.IOException;
import java.io.Serial;

/** A file that the catalogue knows is not in the storage; trying again does not help. */
final class MissingFileException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  MissingFileException(String message) {
    super(message);
  }
}
