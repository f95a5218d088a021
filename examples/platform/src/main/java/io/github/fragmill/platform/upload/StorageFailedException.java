package io.github.fragmill.platform.upload;

import java.io.IOException;
import java.io.Serial;

/** An upload could not be stored; the message is a sentence for its sender. */
public final class StorageFailedException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  StorageFailedException(IOException cause) {
    super("The upload cannot be stored at the moment; nothing of it was kept.", cause);
  }
}
