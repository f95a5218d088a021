package io.github.fragmill.benchmarks.compare.report;

import io.github.fragmill.benchmarks.compare.measure.Metric;
import io.github.fragmill.benchmarks.compare.measure.Outcome;
import io.github.fragmill.benchmarks.compare.measure.Role;
import io.github.fragmill.benchmarks.compare.measure.Series;
import io.github.fragmill.benchmarks.compare.measure.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Horizontal bars in SVG: wall time as a thick bar, processor time as a thin one below it, the jobs
 * one below the other. Jobs with the same input have the same scale; to that of a movie, what a
 * clip takes could not be seen.
 */
public final class BarChart {

  private static final int WIDTH = 860;
  private static final int LABELS = 196; // where bars begin
  private static final int LONGEST_BAR = 494; // leaves room for the figures behind it
  private static final int TITLE = 96;
  private static final int JOB = 30;
  private static final int TOOL = 30;

  private final StringBuilder body = new StringBuilder();
  private final List<Outcome> outcomes;
  private double pixelsPerSecond;
  private int y = TITLE;

  private BarChart(List<Outcome> outcomes) {
    this.outcomes = outcomes;
  }

  /** Returns the document. */
  public static String of(List<Outcome> outcomes) {
    BarChart chart = new BarChart(outcomes);
    outcomes.forEach(chart::add);
    return chart.document();
  }

  private void add(Outcome outcome) {
    pixelsPerSecond = LONGEST_BAR / longestSeconds(outcome.input());
    boolean sameScale = outcome.input().equals(outcomes.get(0).input());
    String job = outcome.job().replace("`", "") + (sameScale ? "" : " (a scale of its own)");
    text(16, y + 20, "font-size=\"15\" font-weight=\"600\" fill=\"#222\"", job);
    y += JOB;
    outcome.tools().forEach(this::add);
    y += 12;
  }

  private double longestSeconds(String input) {
    return outcomes.stream()
        .filter(outcome -> outcome.input().equals(input))
        .flatMap(outcome -> outcome.tools().stream())
        .mapToDouble(tool -> Math.max(wallSeconds(tool), cpuSeconds(tool)))
        .max()
        .orElseThrow(() -> new IllegalArgumentException(input + ": expected one or more tools"));
  }

  private void add(Series tool) {
    String colour = colour(tool.role());
    double wall = wallSeconds(tool);
    text(LABELS - 10, y + 16, "font-size=\"13\" text-anchor=\"end\" fill=\"#222\"", tool.tool());
    bar(y + 2, /* height= */ 14, wall, colour, "1");
    bar(y + 18, /* height= */ 6, cpuSeconds(tool), colour, "0.55");
    double end = LABELS + Math.max(wall, cpuSeconds(tool)) * pixelsPerSecond + 8;
    text(end, y + 17, "font-size=\"13\" fill=\"#222\"", figures(tool));
    y += TOOL;
  }

  private static String colour(Role role) {
    return switch (role) {
      case OURS -> "#1f5688";
      case VARIANT -> "#6fa3cf";
      case OTHER -> "#8c8c85";
      case BASELINE -> "#c4c2b8";
    };
  }

  private static double wallSeconds(Series tool) {
    return seconds(tool, Metric.WALL_SECONDS);
  }

  private static double cpuSeconds(Series tool) {
    return seconds(tool, Metric.CPU_SECONDS);
  }

  private static double seconds(Series tool, Metric metric) {
    return tool.spread(metric).map(Spread::median).orElse(0.0);
  }

  private static String figures(Series tool) {
    String wall = figure(tool.spread(Metric.WALL_SECONDS)).orElse("");
    return wall
        + figure(tool.spread(Metric.CPU_SECONDS)).map(cpu -> " (CPU " + cpu + ")").orElse("");
  }

  private static Optional<String> figure(Optional<Spread> seconds) {
    return seconds.map(spread -> Numbers.decimals(spread.median()) + " s");
  }

  private void bar(int top, int height, double seconds, String colour, String opacity) {
    body.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" opacity=\"%s\"/>%n",
            LABELS,
            top,
            seconds * pixelsPerSecond,
            height,
            colour,
            opacity));
  }

  private void text(double x, int baseline, String attributes, String words) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%d\" %s>%s</text>%n",
            x,
            baseline,
            attributes,
            words.replace("&", "&amp;").replace("<", "&lt;")));
  }

  private String document() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
    role="img" aria-labelledby="t d" font-family="system-ui, sans-serif">
    <title id="t">Time that packagers need for the same jobs</title>
    <desc id="d">Bars of wall time and CPU time in seconds, by job and tool, medians. The table in \
    performance.md has the same figures.</desc>
    <rect width="%1$d" height="%2$d" rx="10" fill="#fbfaf7"/>
    <text x="16" y="32" font-size="18" font-weight="600" fill="#222">Packaging: whole processes, \
    shorter is better</text>
    <text x="16" y="56" font-size="13" fill="#444">Thick bar: wall time. Thin bar: CPU time of all \
    threads. Seconds, medians.</text>
    <text x="16" y="74" font-size="13" fill="#444">Light blue: Fragmill in other forms; a warm JVM \
    without its start. Light grey: copying alone.</text>
    %3$s</svg>
    """
        .formatted(WIDTH, y + 6, body);
  }
}
