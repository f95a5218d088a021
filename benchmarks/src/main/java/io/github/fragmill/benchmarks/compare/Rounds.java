package io.github.fragmill.benchmarks.compare;

import io.github.fragmill.benchmarks.compare.measure.Measurement;
import io.github.fragmill.benchmarks.compare.measure.Outcome;
import io.github.fragmill.benchmarks.compare.measure.Series;
import io.github.fragmill.benchmarks.compare.measure.Stopwatch;
import io.github.fragmill.benchmarks.compare.tools.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets every tool do every job once in each round, A B C A B C, so that slow minutes of the machine
 * are shared by all. Deleting what a run wrote is not part of its time.
 */
final class Rounds {

  private final List<Contest> contests;
  private final OutputDirectory output;
  private final Stopwatch stopwatch;

  /** One list of measurements for each tool of each contest, in their order. */
  private final List<List<List<Measurement>>> measurements;

  Rounds(List<Contest> contests, OutputDirectory output, Stopwatch stopwatch) {
    this.contests = List.copyOf(contests);
    this.output = output;
    this.stopwatch = stopwatch;
    this.measurements = contests.stream().map(Rounds::nothingYet).toList();
  }

  private static List<List<Measurement>> nothingYet(Contest contest) {
    return contest.tools().stream().<List<Measurement>>map(tool -> new ArrayList<>()).toList();
  }

  /** Runs everything once without counting it: programs and libraries get into the page cache. */
  void warmUp() throws IOException, InterruptedException {
    for (Contest contest : contests) {
      for (Tool tool : contest.tools()) {
        measure(contest, tool);
      }
    }
  }

  /** Runs and counts one round. */
  void run() throws IOException, InterruptedException {
    for (int i = 0; i < contests.size(); i++) {
      Contest contest = contests.get(i);
      for (int j = 0; j < contest.tools().size(); j++) {
        measurements.get(i).get(j).add(measure(contest, contest.tools().get(j)));
      }
    }
  }

  private Measurement measure(Contest contest, Tool tool) throws IOException, InterruptedException {
    output.makeEmpty();
    Measurement measurement = stopwatch.measure(tool.commands(contest.job()));
    output.requireMediaOf(contest.job().input());
    output.delete();
    return measurement;
  }

  /** Returns what was counted so far. */
  List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < contests.size(); i++) {
      List<Series> series = new ArrayList<>();
      for (int j = 0; j < contests.get(i).tools().size(); j++) {
        Tool tool = contests.get(i).tools().get(j);
        series.add(new Series(tool.name(), tool.isOurs(), measurements.get(i).get(j)));
      }
      outcomes.add(new Outcome(contests.get(i).name(), series));
    }
    return outcomes;
  }
}
