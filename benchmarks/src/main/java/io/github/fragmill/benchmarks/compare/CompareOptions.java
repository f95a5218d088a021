package io.github.fragmill.benchmarks.compare;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line says.
 *
 * @param runs rounds that are measured, 7 unless said otherwise
 * @param work directory for the input, which is kept, and the output, which is not
 * @param out directory of {@code performance.md}, and of {@code images} for the chart
 * @param withLongMovie whether there is a contest with 5 GB
 * @param states of the memory that everything is measured in, one after the other
 */
record CompareOptions(
    int runs, Path work, Path out, boolean withLongMovie, List<MemoryState> states) {

  private static final int DEFAULT_RUNS = 7;

  CompareOptions {
    if (runs < 1) {
      throw new IllegalArgumentException("--runs: expected 1 or more, found " + runs);
    }
    states = List.copyOf(states);
  }

  /**
   * Parses the arguments.
   *
   * @throws IllegalArgumentException when there is another option than these, or a value is missing
   */
  static CompareOptions parse(String... args) {
    CompareOptions options = defaults();
    Iterator<String> words = List.of(args).iterator();
    while (words.hasNext()) {
      options = options.with(words.next(), words);
    }
    return options;
  }

  private static CompareOptions defaults() {
    Path work = Path.of(System.getProperty("java.io.tmpdir")).resolve("fragmill-compare");
    return new CompareOptions(
        DEFAULT_RUNS,
        work,
        Path.of("docs"),
        /* withLongMovie= */ false,
        List.of(MemoryState.values()));
  }

  private CompareOptions with(String name, Iterator<String> words) {
    return switch (name) {
      case "--runs" ->
          new CompareOptions(
              Integer.parseInt(value(name, words)), work, out, withLongMovie, states);
      case "--work" ->
          new CompareOptions(runs, Path.of(value(name, words)), out, withLongMovie, states);
      case "--out" ->
          new CompareOptions(runs, work, Path.of(value(name, words)), withLongMovie, states);
      case "--long" -> new CompareOptions(runs, work, out, /* withLongMovie= */ true, states);
      case "--memory" ->
          new CompareOptions(
              runs, work, out, withLongMovie, List.of(MemoryState.named(value(name, words))));
      default ->
          throw new IllegalArgumentException(
              "expected [--runs N] [--work DIR] [--out DIR] [--long] [--memory as-found|warmed],"
                  + " found "
                  + name);
    };
  }

  private static String value(String name, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(name + ": expected a value");
    }
    return words.next();
  }
}
