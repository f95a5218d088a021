package io.github.fragmill.platform.callback;

import io.github.fragmill.platform.catalog.Encoding;

/** Says what became of a task, as those who asked for it read it. */
@FunctionalInterface
public interface TaskReport {

  /** Returns a JSON object. */
  byte[] json(Encoding task);
}
