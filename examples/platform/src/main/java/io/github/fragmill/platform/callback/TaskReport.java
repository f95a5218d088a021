package io.github.fragmill.platform.callback;

import io.github.fragmill.platform.catalog.Encoding;

/** Describes the result of a task for callbacks. */
@FunctionalInterface
public interface TaskReport {

  /** Returns a JSON object. */
  byte[] json(Encoding task);
}
