package io.github.fragmill.benchmarks.compare.report;

import io.github.fragmill.benchmarks.compare.measure.Metric;
import io.github.fragmill.benchmarks.compare.measure.Outcome;
import io.github.fragmill.benchmarks.compare.measure.Role;
import io.github.fragmill.benchmarks.compare.measure.Series;
import java.util.List;

/** Our tools beside those of others: one other after the next, each with all jobs. */
final class RatioTable {

  private final MarkdownTable table = new MarkdownTable("Ratio", "Job", "Wall time", "CPU time");
  private final List<Outcome> outcomes;

  private RatioTable(List<Outcome> outcomes) {
    this.outcomes = outcomes;
  }

  /** Returns the table of our tools of one role. */
  static MarkdownTable of(List<Outcome> outcomes, Role role) {
    RatioTable ratios = new RatioTable(outcomes);
    List<Series> all = outcomes.stream().flatMap(outcome -> outcome.tools().stream()).toList();
    List<String> ours = all.stream().filter(s -> s.role() == role).map(Series::tool).toList();
    List<String> others = all.stream().filter(s -> !s.role().isOurs()).map(Series::tool).toList();
    for (String one : ours.stream().distinct().toList()) {
      others.stream().distinct().forEach(other -> ratios.add(one, other));
    }
    return ratios.table;
  }

  /** Adds the jobs that both did. */
  private void add(String ours, String other) {
    for (Outcome outcome : outcomes) {
      outcome
          .tool(ours)
          .ifPresent(
              one -> outcome.tool(other).ifPresent(another -> add(outcome.job(), one, another)));
    }
  }

  private void add(String job, Series ours, Series other) {
    table.row(
        ours.tool() + " ÷ " + other.tool(),
        job,
        Numbers.withRange(ours.ratioTo(other, Metric.WALL_SECONDS)),
        Numbers.withRange(ours.ratioTo(other, Metric.CPU_SECONDS)));
  }
}
