package io.github.fragmill.benchmarks.compare.report;

import io.github.fragmill.benchmarks.compare.measure.Metric;
import io.github.fragmill.benchmarks.compare.measure.Outcome;
import io.github.fragmill.benchmarks.compare.measure.Series;
import java.util.List;

/** The section of {@code performance.md}, in Markdown. */
public final class Report {

  private Report() {}

  /** Returns what was measured, under which circumstances. */
  public static String of(Circumstances circumstances, List<Outcome> outcomes) {
    StringBuilder text = new StringBuilder();
    text.append("**Machine.** ").append(circumstances.machine()).append(".\n");
    text.append("Rounds counted: ").append(circumstances.runs());
    text.append(", after one that was not.\n\n");
    circumstances.tools().forEach(tool -> text.append("- ").append(tool).append('\n'));
    circumstances.missing().forEach(tool -> text.append("- Not there: ").append(tool).append('\n'));
    if (!circumstances.countsCpu()) {
      text.append("- Not there: GNU time, without which only wall time is known\n");
    }
    text.append('\n').append(figures(outcomes));
    text.append("\nThe same as ratios, below 1 where Fragmill needs less. Each is the median of ");
    text.append("the rounds' ratios,\nnot the ratio of the medians.\n\n");
    return text.append(ratios(outcomes)).toString();
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

  private static MarkdownTable ratios(List<Outcome> outcomes) {
    MarkdownTable table = new MarkdownTable("Job", "Ratio", "Wall time", "CPU time");
    for (Outcome outcome : outcomes) {
      List<Series> others = outcome.tools().stream().filter(tool -> !tool.ours()).toList();
      for (Series ours : outcome.tools().stream().filter(Series::ours).toList()) {
        others.forEach(other -> addRatio(table, outcome.job(), ours, other));
      }
    }
    return table;
  }

  private static void addRatio(MarkdownTable table, String job, Series ours, Series other) {
    table.row(
        job,
        ours.tool() + " ÷ " + other.tool(),
        Numbers.withRange(ours.ratioTo(other, Metric.WALL_SECONDS)),
        Numbers.withRange(ours.ratioTo(other, Metric.CPU_SECONDS)));
  }
}
