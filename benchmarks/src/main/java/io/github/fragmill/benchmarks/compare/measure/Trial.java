package io.github.fragmill.benchmarks.compare.measure;

import java.io.IOException;

/** Something that is done again and again, and costs the same each time but for chance. */
@FunctionalInterface
public interface Trial extends AutoCloseable {

  /**
   * Does it once.
   *
   * @throws IOException when it fails; the message ends with what was printed last
   */
  Measurement run() throws IOException, InterruptedException;

  /** Returns how many runs it takes until the cost is as it will be. */
  default int runsToWarmUp() {
    return 1;
  }

  /** Lets go of what was kept between the runs. */
  @Override
  default void close() {}
}
