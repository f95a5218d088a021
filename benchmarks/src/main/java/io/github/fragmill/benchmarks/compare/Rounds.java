package io.github.fragmill.benchmarks.compare;

import io.github.fragmill.benchmarks.compare.measure.Measurement;
import io.github.fragmill.benchmarks.compare.measure.Outcome;
import io.github.fragmill.benchmarks.compare.measure.Stopwatch;
import io.github.fragmill.benchmarks.compare.measure.Trial;
import io.github.fragmill.benchmarks.compare.tools.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets every tool do every job once in each round, so that slow minutes of the machine are shared
 * by all, in an order that changes from round to round. Deleting what a run wrote and making memory
 * ready for the next are not part of anybody's time.
 */
final class Rounds implements AutoCloseable {

  private final List<Contest> contests;
  private final OutputDirectory output;
  private final Preparation preparation;

  /** Those of each contest, in the order of its tools. */
  private final List<List<Entrant>> entrants = new ArrayList<>();

  private int counted;

  private Rounds(List<Contest> contests, OutputDirectory output, Preparation preparation) {
    this.contests = List.copyOf(contests);
    this.output = output;
    this.preparation = preparation;
  }

  /** Starts the programs that stay between the rounds. */
  static Rounds start(
      List<Contest> contests, OutputDirectory output, Preparation preparation, Stopwatch stopwatch)
      throws IOException {
    Rounds rounds = new Rounds(contests, output, preparation);
    for (Contest contest : contests) {
      List<Entrant> entrants = new ArrayList<>();
      for (Tool tool : contest.tools()) {
        entrants.add(Entrant.of(tool, tool.trial(contest.job(), stopwatch)));
      }
      rounds.entrants.add(entrants);
    }
    return rounds;
  }

  /** Runs everything without counting it: programs get into the page cache, JVMs compile. */
  void warmUp() throws IOException, InterruptedException {
    for (int i = 0; i < contests.size(); i++) {
      Path input = contests.get(i).job().input();
      for (Entrant entrant : entrants.get(i)) {
        for (int run = 0; run < entrant.trial().runsToWarmUp(); run++) {
          measure(entrant.trial(), input);
        }
      }
    }
  }

  /** Runs and counts one round. */
  void run() throws IOException, InterruptedException {
    for (int i : Turns.of(contests.size(), counted)) {
      Path input = contests.get(i).job().input();
      for (int j : Turns.of(entrants.get(i).size(), counted)) {
        Entrant entrant = entrants.get(i).get(j);
        entrant.rounds().add(measure(entrant.trial(), input));
      }
    }
    counted++;
  }

  private Measurement measure(Trial trial, Path input) throws IOException, InterruptedException {
    output.makeEmpty();
    preparation.before(input);
    Measurement measurement = trial.run();
    output.requireMediaOf(input);
    output.delete();
    return measurement;
  }

  /** Returns what was counted so far. */
  List<Outcome> outcomes() throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < contests.size(); i++) {
      Contest contest = contests.get(i);
      outcomes.add(
          new Outcome(
              contest.input(),
              contest.task(),
              Files.size(contest.job().input()),
              entrants.get(i).stream().map(Entrant::series).toList()));
    }
    return outcomes;
  }

  @Override
  public void close() {
    entrants.forEach(contest -> contest.forEach(entrant -> entrant.trial().close()));
  }
}
