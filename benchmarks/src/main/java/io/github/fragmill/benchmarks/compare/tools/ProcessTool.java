package io.github.fragmill.benchmarks.compare.tools;

import io.github.fragmill.benchmarks.compare.measure.Command;
import io.github.fragmill.benchmarks.compare.measure.Stopwatch;
import io.github.fragmill.benchmarks.compare.measure.Trial;
import java.util.List;

/** A tool that starts for each job and ends with it, as nearly all do. */
interface ProcessTool extends Tool {

  /** Returns what does the job, to be run one after the other. */
  List<Command> commands(Job job);

  @Override
  default Trial trial(Job job, Stopwatch stopwatch) {
    return () -> stopwatch.measure(commands(job));
  }
}
