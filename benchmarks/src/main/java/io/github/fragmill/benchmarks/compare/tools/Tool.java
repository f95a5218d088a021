package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import java.io.IOException;
import java.util.List;

/** A program that does jobs. */
public interface Tool {

  /** Returns its name, as the tables have it. */
  String name();

  /** Returns which version it is. */
  String version() throws IOException, InterruptedException;

  /** Returns whether it is a form of Fragmill. */
  default boolean isOurs() {
    return false;
  }

  /** Returns whether it packages; what does not is there to be measured against. */
  default boolean isPackager() {
    return true;
  }

  /** Returns whether there is something to compare: not all tools write all kinds of output. */
  default boolean can(Encryption encryption, Layout layout) {
    return true;
  }

  /** Returns what does the job, to be run one after the other. */
  List<Command> commands(Job job);
}
