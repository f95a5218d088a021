package io.github.fragmill.benchmarks.compare.report;

import io.github.fragmill.benchmarks.compare.measure.Metric;
import io.github.fragmill.benchmarks.compare.measure.Outcome;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Whether a long file costs as much for each of its bytes as a short one. */
final class CpuPerGigabyte {

  private static final double BYTES_PER_GIGABYTE = 1e9;

  /** What is shorter than this part of the longest says more about the start of a process. */
  private static final int SMALLEST_PART = 10;

  private CpuPerGigabyte() {}

  /** Returns a line for each tool that did the same with files of two lengths, or nothing. */
  static String of(List<Outcome> outcomes) {
    Outcome longest = Collections.max(outcomes, Comparator.comparingLong(Outcome::inputBytes));
    StringBuilder lines = new StringBuilder();
    for (Outcome shorter : outcomes) {
      if (isComparable(shorter, longest)) {
        longest.tools().stream()
            .filter(tool -> shorter.tool(tool.tool()).isPresent())
            .map(tool -> line(tool.tool(), shorter, longest))
            .forEach(lines::append);
      }
    }
    return lines.isEmpty() ? "" : "\n" + lines;
  }

  private static boolean isComparable(Outcome shorter, Outcome longest) {
    return shorter.task().equals(longest.task())
        && shorter.inputBytes() < longest.inputBytes()
        && shorter.inputBytes() >= longest.inputBytes() / SMALLEST_PART;
  }

  private static String line(String tool, Outcome shorter, Outcome longest) {
    return "- CPU per GB, "
        + (tool + ", " + longest.task() + ": ")
        + (figure(tool, shorter) + ", " + figure(tool, longest) + "\n");
  }

  private static String figure(String tool, Outcome outcome) {
    double gigabytes = outcome.inputBytes() / BYTES_PER_GIGABYTE;
    return outcome
        .tool(tool)
        .flatMap(series -> series.spread(Metric.CPU_SECONDS))
        .map(cpu -> Numbers.decimals(cpu.median() / gigabytes) + " s at " + outcome.input())
        .orElse("not measured at " + outcome.input());
  }
}
