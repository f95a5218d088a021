package io.github.fragmill.benchmarks.compare.measure;

import java.util.List;

/**
 * What all tools needed for one job.
 *
 * @param job its name
 * @param tools one series for each tool, all of the same rounds
 */
public record Outcome(String job, List<Series> tools) {

  /** Copies the list. */
  public Outcome {
    tools = List.copyOf(tools);
  }
}
