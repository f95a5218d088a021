package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Role;
import io.github.fragmill.benchmarks.compare.measure.Stopwatch;
import io.github.fragmill.benchmarks.compare.measure.Trial;
import java.io.IOException;

/** Something that does jobs. */
public interface Tool {

  /** Returns its name, as the tables have it. */
  String name();

  /** Returns which version it is. */
  String version() throws IOException, InterruptedException;

  /** Returns what it is there for. */
  default Role role() {
    return Role.OTHER;
  }

  /** Returns whether it is there before the job and after it, and saves its own start. */
  default boolean isResident() {
    return false;
  }

  /** Returns whether there is something to compare: not all tools write all kinds of output. */
  default boolean can(Encryption encryption, Layout layout) {
    return true;
  }

  /** Returns the job, ready to be done and measured any number of times. */
  Trial trial(Job job, Stopwatch stopwatch) throws IOException;
}
