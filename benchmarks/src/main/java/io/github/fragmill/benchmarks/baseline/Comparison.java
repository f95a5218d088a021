package io.github.fragmill.benchmarks.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Prints two tables of JMH side by side, and how many times as much each row costs now.
 *
 * <pre>{@code
 * java -cp benchmarks.jar io.github.fragmill.benchmarks.baseline.Comparison before.txt now.txt
 * }</pre>
 */
public final class Comparison {

  /** Rows that say more of the collector and of a moment than of the code. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(".*:(gc\\.count|gc\\.time|gc\\.alloc\\.rate|p(?!0\\.(50|99) )\\S+) .*");

  private Comparison() {}

  /**
   * @param args the files of the baseline and of the new table
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("expected two files: the baseline and the new table");
    }
    Map<String, Score> before = ResultTable.parse(Files.readAllLines(Path.of(args[0])));
    Map<String, Score> now = ResultTable.parse(Files.readAllLines(Path.of(args[1])));
    lines(before, now).forEach(System.out::println);
  }

  /** Returns a line for each row of the new table. */
  static List<String> lines(Map<String, Score> before, Map<String, Score> now) {
    List<String> lines = new ArrayList<>();
    lines.add(line("Costs now, in baselines (less is better)", "before", "now", "unit", "ratio"));
    now.forEach(
        (name, score) -> {
          if (!LEFT_OUT.matcher(name).matches()) {
            Score old = before.get(name);
            lines.add(old == null ? newLine(name, score) : line(name, old, score));
          }
        });
    return lines;
  }

  private static String newLine(String name, Score now) {
    return line(name, "-", format("%.3f", now.value()), now.unit(), "new");
  }

  private static String line(String name, Score before, Score now) {
    if (!before.unit().equals(now.unit())) {
      throw new IllegalArgumentException(
          name + ": expected the same units, found " + before.unit() + " and " + now.unit());
    }
    return line(
        name,
        format("%.3f", before.value()),
        format("%.3f", now.value()),
        now.unit(),
        format("%.2f", now.costComparedTo(before)));
  }

  private static String line(String name, String before, String now, String unit, String ratio) {
    return format("%-84s %15s %15s %-6s %6s", name, before, now, unit, ratio).stripTrailing();
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
