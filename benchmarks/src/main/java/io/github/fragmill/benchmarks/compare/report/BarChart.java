package io.github.fragmill.benchmarks.compare.report;

import io.github.fragmill.benchmarks.compare.measure.Metric;
import io.github.fragmill.benchmarks.compare.measure.Outcome;
import io.github.fragmill.benchmarks.compare.measure.Series;
import io.github.fragmill.benchmarks.compare.measure.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Horizontal bars in SVG: wall time as a thick bar, processor time as a thin one below it, the jobs
 * one below the other, all to one scale.
 */
public final class BarChart {

  private static final int WIDTH = 860;
  private static final int LABELS = 190; // where bars begin
  private static final int LONGEST_BAR = 500; // leaves room for the figures behind it
  private static final int TITLE = 78;
  private static final int JOB = 30;
  private static final int TOOL = 32;

  private static final String OURS = "#2b6ca3";
  private static final String OTHERS = "#9a9a94";

  private final StringBuilder body = new StringBuilder();
  private final double pixelsPerSecond;
  private int y = TITLE;

  private BarChart(double longestSeconds) {
    pixelsPerSecond = LONGEST_BAR / longestSeconds;
  }

  /** Returns the document. */
  public static String of(List<Outcome> outcomes) {
    BarChart chart = new BarChart(longestSeconds(outcomes));
    outcomes.forEach(chart::add);
    return chart.document();
  }

  private static double longestSeconds(List<Outcome> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.tools().stream())
        .mapToDouble(tool -> Math.max(seconds(tool, Metric.WALL_SECONDS), cpuSeconds(tool)))
        .max()
        .orElseThrow(() -> new IllegalArgumentException("outcomes: expected one or more"));
  }

  private static double cpuSeconds(Series tool) {
    return seconds(tool, Metric.CPU_SECONDS);
  }

  private static double seconds(Series tool, Metric metric) {
    return tool.spread(metric).map(Spread::median).orElse(0.0);
  }

  private void add(Outcome outcome) {
    String job = outcome.job().replace("`", "");
    text(16, y + 20, "font-size=\"15\" font-weight=\"600\" fill=\"#222\"", job);
    y += JOB;
    outcome.tools().forEach(this::add);
    y += 10;
  }

  private void add(Series tool) {
    String colour = tool.ours() ? OURS : OTHERS;
    double wall = seconds(tool, Metric.WALL_SECONDS);
    text(LABELS - 10, y + 16, "font-size=\"13\" text-anchor=\"end\" fill=\"#222\"", tool.tool());
    bar(y + 2, /* height= */ 14, wall, colour, "1");
    bar(y + 18, /* height= */ 6, cpuSeconds(tool), colour, "0.55");
    double end = LABELS + Math.max(wall, cpuSeconds(tool)) * pixelsPerSecond + 8;
    text(end, y + 17, "font-size=\"13\" fill=\"#222\"", figures(tool));
    y += TOOL;
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
    %3$s</svg>
    """
        .formatted(WIDTH, y + 6, body);
  }
}
