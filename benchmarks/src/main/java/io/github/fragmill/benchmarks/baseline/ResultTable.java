package io.github.fragmill.benchmarks.baseline;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table as JMH writes it with {@code -rf text}.
 *
 * <pre>
 * Benchmark               (hours)  (profile)  Mode  Cnt   Score    Error  Units
 * ManifestBenchmark.write     N/A       live  avgt   10  79.045 ± 37.427  ms/op
 * </pre>
 *
 * Which parameters have a column depends on the benchmarks that ran, so a row is known by those it
 * has.
 */
final class ResultTable {

  private static final String NO_PARAMETER = "N/A";
  private static final String ERROR_SIGN = "±";

  /** Stands before what is too small for three decimals. */
  private static final String ABOUT_SIGN = "≈";

  private ResultTable() {}

  /**
   * Returns the scores by benchmark, parameters and mode, in the order of the table.
   *
   * @throws IllegalArgumentException when the lines are not such a table
   */
  static Map<String, Score> parse(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).startsWith("Benchmark ")) {
      throw new IllegalArgumentException(
          "expected a table that begins with Benchmark, as JMH writes it with -rf text");
    }
    List<String> parameters =
        words(lines.get(0)).stream().filter(word -> word.startsWith("(")).toList();
    Map<String, Score> scores = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> words = words(line);
      if (!words.contains(ABOUT_SIGN)) {
        scores.put(name(words, parameters), score(words));
      }
    }
    return scores;
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split("\\s+", /* limit= */ -1));
  }

  private static String name(List<String> words, List<String> parameters) {
    StringBuilder name = new StringBuilder(words.get(0));
    for (int index = 0; index < parameters.size(); index++) {
      String value = words.get(1 + index);
      if (!value.equals(NO_PARAMETER)) {
        name.append(' ').append(value);
      }
    }
    return name.append(' ').append(words.get(1 + parameters.size())).toString();
  }

  /** The unit comes last, and before it the score, or the score, a sign and the error. */
  private static Score score(List<String> words) {
    int sign = words.indexOf(ERROR_SIGN);
    int unit = words.size() - 1;
    int value = sign < 0 ? unit - 1 : sign - 1;
    return new Score(Double.parseDouble(words.get(value)), words.get(unit));
  }
}
