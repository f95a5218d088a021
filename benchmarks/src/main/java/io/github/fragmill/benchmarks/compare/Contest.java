package io.github.fragmill.benchmarks.compare;

import io.github.fragmill.benchmarks.compare.tools.Job;
import io.github.fragmill.benchmarks.compare.tools.Tool;
import java.util.List;
import java.util.function.Predicate;

/**
 * A job and the tools that do it.
 *
 * @param input what the tables call the input
 * @param task what they call the rest of the job
 */
record Contest(String input, String task, Job job, List<Tool> tools) {

  Contest {
    tools = List.copyOf(tools);
  }

  /** Returns the contest among some of its tools. */
  Contest among(Predicate<Tool> some) {
    return new Contest(input, task, job, tools.stream().filter(some).toList());
  }
}
