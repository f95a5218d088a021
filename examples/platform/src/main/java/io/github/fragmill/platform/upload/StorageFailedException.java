package io.github.fragmill.platform.upload;

import java.io.IOException;
import java.io.Serial;

/** What was sent could not be stored; the message is a sentence for whoever sent it. */
public final class StorageFailedException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  StorageFailedException(IOException cause) {
    super("What was sent cannot be stored at the moment; nothing of it was kept.", cause);
  }
}
