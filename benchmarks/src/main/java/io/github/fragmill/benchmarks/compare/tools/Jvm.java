package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import java.nio.file.Path;

/** The JVM that runs Fragmill: the one that this comparison runs on. */
final class Jvm {

  /** The media does not pass through the heap, so that a small one does. */
  static final String HEAP = "-Xmx64m";

  private Jvm() {}

  static Path home() {
    return Path.of(System.getProperty("java.home"));
  }

  static Command command(String... arguments) {
    return Command.of(home().resolve("bin").resolve("java").toString(), HEAP).plus(arguments);
  }

  static String version() {
    return "JDK " + System.getProperty("java.runtime.version") + ", " + HEAP;
  }
}
