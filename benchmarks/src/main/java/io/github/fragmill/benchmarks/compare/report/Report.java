package io.github.fragmill.benchmarks.compare.report;

import io.github.fragmill.benchmarks.compare.measure.Metric;
import io.github.fragmill.benchmarks.compare.measure.Outcome;
import io.github.fragmill.benchmarks.compare.measure.Role;
import io.github.fragmill.benchmarks.compare.measure.Series;
import java.util.List;

/** The section of {@code performance.md}, in Markdown. */
public final class Report {

  private static final String RATIOS =
      """

      **Fragmill beside each other tool.** Ratios, below 1 where Fragmill needs less. Each is the median of the rounds'
      ratios, with the smallest and the largest, and not the ratio of the medians.

      """;

  private static final String VARIANTS =
      """

      **Its other forms beside the same tools.**

      """;

  private static final String FIGURES =
      """

      **All figures.**

      """;

  private Report() {}

  /** Returns what was measured, under which circumstances. */
  public static String of(Circumstances circumstances, List<Outcome> outcomes) {
    return circumstances
        + RATIOS
        + RatioTable.of(outcomes, Role.OURS)
        + CpuPerGigabyte.of(outcomes)
        + VARIANTS
        + RatioTable.of(outcomes, Role.VARIANT)
        + FIGURES
        + figures(outcomes);
  }

  private static MarkdownTable figures(List<Outcome> outcomes) {
    MarkdownTable table =
        new MarkdownTable("Job", "Tool", "Wall time, s", "CPU time, s", "Peak memory, MB");
    for (Outcome outcome : outcomes) {
      for (Series tool : outcome.tools()) {
        table.row(
            outcome.job(),
            tool.tool(),
            Numbers.withRange(tool.spread(Metric.WALL_SECONDS)),
            Numbers.withRange(tool.spread(Metric.CPU_SECONDS)),
            Numbers.rounded(tool.spread(Metric.PEAK_MEGABYTES)));
      }
    }
    return table;
  }
}
