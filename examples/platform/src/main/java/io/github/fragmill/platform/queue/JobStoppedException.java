package io.github.fragmill.platform.queue;

import java.io.Serial;

/** A job was stopped with its process; another process, or the next start, runs it again. */
public final class JobStoppedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public JobStoppedException(String message, Throwable cause) {
    super(message, cause);
  }
}
