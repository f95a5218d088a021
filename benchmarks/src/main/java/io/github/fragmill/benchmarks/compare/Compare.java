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
    MarkedSection section = MarkedSection.find(options.out().resolve("performance.md"), "compare");
    Files.createDirectories(options.work());
    Path work = options.work().toRealPath();
    Toolbox toolbox = Toolbox.find(Path.of(""), work);
    Stopwatch stopwatch = Stopwatch.in(work);
    Circumstances circumstances = Circumstances.now(toolbox, options.runs(), stopwatch.countsCpu());

    TestFiles files = TestFiles.in(work, options.withLongMovie());
    List<Outcome> outcomes = measure(options.runs(), files, work, toolbox, stopwatch);
    String report = Report.of(circumstances, outcomes);
    System.out.println(report);
    Path images = Files.createDirectories(options.out().resolve("images"));
    Files.writeString(images.resolve("compare.svg"), BarChart.of(outcomes));
    section.replace(report);
  }

  private static List<Outcome> measure(
      int runs, TestFiles files, Path work, Toolbox toolbox, Stopwatch stopwatch)
      throws IOException, InterruptedException {
    OutputDirectory output = new OutputDirectory(work.resolve("output"));
    List<Contest> contests = new Contests(output.path(), toolbox).with(files);
    try (Rounds rounds = Rounds.start(contests, output, new WarmMemory(work), stopwatch)) {
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
