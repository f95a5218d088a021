package io.github.fragmill.s3;

import java.io.IOException;
import java.io.Serial;

/** The work on a plan was completed or discarded while this process still did some of it. */
final class WorkOverException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  WorkOverException(S3Location place) {
    super(place + ": the work is over: it was completed or discarded meanwhile");
  }
}
