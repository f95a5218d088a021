package io.github.fragmill.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;

/** What is done before a run, and is not part of its time. */
@FunctionalInterface
interface Preparation {

  /**
   * Prepares a run.
   *
   * @param input the file that the run will read
   */
  void before(Path input) throws IOException;
}
