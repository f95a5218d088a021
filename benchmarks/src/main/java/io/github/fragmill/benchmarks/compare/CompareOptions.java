package io.github.fragmill.benchmarks.compare;

import java.nio.file.Path;

/**
 * What the command line says.
 *
 * @param runs rounds that are measured, 7 unless said otherwise
 * @param work directory for the input, which is kept, and the output, which is not
 * @param out directory of {@code performance.md}, and of {@code images} for the chart
 */
record CompareOptions(int runs, Path work, Path out) {

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
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + ": expected a value");
      }
      options = options.with(args[i], args[i + 1]);
    }
    return options;
  }

  private static CompareOptions defaults() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return new CompareOptions(DEFAULT_RUNS, temporary.resolve("fragmill-compare"), Path.of("docs"));
  }

  private CompareOptions with(String name, String value) {
    return switch (name) {
      case "--runs" -> new CompareOptions(Integer.parseInt(value), work, out);
      case "--work" -> new CompareOptions(runs, Path.of(value), out);
      case "--out" -> new CompareOptions(runs, work, Path.of(value));
      default ->
          throw new IllegalArgumentException(
              "expected [--runs N] [--work DIR] [--out DIR], found " + name);
    };
  }
}
