package io.github.fragmill.benchmarks.compare;

import io.github.fragmill.benchmarks.compare.measure.Outcome;
import io.github.fragmill.benchmarks.compare.measure.Stopwatch;
import io.github.fragmill.benchmarks.compare.report.BarChart;
import io.github.fragmill.benchmarks.compare.report.Circumstances;
import io.github.fragmill.benchmarks.compare.report.MarkedSection;
import io.github.fragmill.benchmarks.compare.report.Report;
import io.github.fragmill.benchmarks.compare.tools.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures Fragmill side by side with other packagers, and writes down what came out. Start it in
 * the root of the repository, see {@code benchmarks/README.md}.
 */
public final class Compare {

  private Compare() {}

  /** Runs the comparison. */
  public static void main(String[] args) throws IOException, InterruptedException {
    CompareOptions options = CompareOptions.parse(args);
    // Whatever is missing should be known now, and not in ten minutes.
    Path page = options.out().resolve("performance.md");
    for (MemoryState state : options.states()) {
      MarkedSection.find(page, state.section());
    }
    Files.createDirectories(options.work());
    Path work = options.work().toRealPath();
    Toolbox toolbox = Toolbox.find(Path.of(""), work);
    Stopwatch stopwatch = Stopwatch.in(work);
    TestFiles files = TestFiles.in(work, options.withLongMovie());
    Path images = Files.createDirectories(options.out().resolve("images"));
    boolean isFirst = true;
    for (MemoryState state : options.states()) {
      Circumstances circumstances =
          Circumstances.now(toolbox, options.runs(), state.sentence(), stopwatch.countsCpu());
      System.err.println(state.sentence());
      List<Outcome> outcomes =
          measure(options.runs(), files, work, state.preparation(work), toolbox, stopwatch);
      String report = Report.of(circumstances, outcomes);
      System.out.println(report);
      if (isFirst) {
        Files.writeString(images.resolve("compare.svg"), BarChart.of(outcomes));
        isFirst = false;
      }
      MarkedSection.find(page, state.section()).replace(report);
    }
  }

  private static List<Outcome> measure(
      int runs,
      TestFiles files,
      Path work,
      Preparation preparation,
      Toolbox toolbox,
      Stopwatch stopwatch)
      throws IOException, InterruptedException {
    OutputDirectory output = new OutputDirectory(work.resolve("output"));
    List<Contest> contests = new Contests(output.path(), toolbox).with(files);
    try (Rounds rounds = Rounds.start(contests, output, preparation, stopwatch)) {
      System.err.println("warming up");
      rounds.warmUp();
      for (int round = 1; round <= runs; round++) {
        System.err.println("round " + round + " of " + runs);
        rounds.run();
      }
      return rounds.outcomes();
    }
  }
}
