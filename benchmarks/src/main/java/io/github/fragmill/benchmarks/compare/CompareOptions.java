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
 */
record CompareOptions(int runs, Path work, Path out, boolean withLongMovie) {

  private static final int DEFAULT_RUNS = 7;

  CompareOptions {
    if (runs < 1) {
      throw new IllegalArgumentException("--runs: expected 1 or more, found " + runs);
    }
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
    return new CompareOptions(DEFAULT_RUNS, work, Path.of("docs"), /* withLongMovie= */ false);
  }

  private CompareOptions with(String name, Iterator<String> words) {
    return switch (name) {
      case "--runs" ->
          new CompareOptions(Integer.parseInt(value(name, words)), work, out, withLongMovie);
      case "--work" -> new CompareOptions(runs, Path.of(value(name, words)), out, withLongMovie);
      case "--out" -> new CompareOptions(runs, work, Path.of(value(name, words)), withLongMovie);
      case "--long" -> new CompareOptions(runs, work, out, /* withLongMovie= */ true);
      default ->
          throw new IllegalArgumentException(
              "expected [--runs N] [--work DIR] [--out DIR] [--long], found " + name);
    };
  }

  private static String value(String name, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(name + ": expected a value");
    }
    return words.next();
  }
}
