package io.github.fragmill.benchmarks.compare.measure;

import java.util.List;
import java.util.Optional;

/**
 * What all tools needed for one job.
 *
 * @param input name of what was read
 * @param task name of what was done with it
 * @param inputBytes how much was read
 * @param tools one series for each tool, all of the same rounds
 */
public record Outcome(String input, String task, long inputBytes, List<Series> tools) {

  /** Copies the list. */
  public Outcome {
    tools = List.copyOf(tools);
  }

  /** Returns the name of the job. */
  public String job() {
    return input + ", " + task;
  }

  /** Returns the series of a tool, or empty when it did not take part. */
  public Optional<Series> tool(String name) {
    return tools.stream().filter(series -> series.tool().equals(name)).findFirst();
  }
}
