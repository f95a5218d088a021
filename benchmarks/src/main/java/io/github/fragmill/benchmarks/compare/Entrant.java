package io.github.fragmill.benchmarks.compare;

import io.github.fragmill.benchmarks.compare.measure.Measurement;
import io.github.fragmill.benchmarks.compare.measure.Series;
import io.github.fragmill.benchmarks.compare.measure.Trial;
import io.github.fragmill.benchmarks.compare.tools.Tool;
import java.util.ArrayList;
import java.util.List;

/** One tool in one contest, and what it needed in the rounds so far. */
record Entrant(Tool tool, Trial trial, List<Measurement> rounds) {

  static Entrant of(Tool tool, Trial trial) {
    return new Entrant(tool, trial, new ArrayList<>());
  }

  Series series() {
    return new Series(tool.name(), tool.role(), rounds);
  }
}
