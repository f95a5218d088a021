package io.github.fragmill.benchmarks.compare;

import io.github.fragmill.benchmarks.compare.measure.Role;
import io.github.fragmill.benchmarks.compare.tools.Encryption;
import io.github.fragmill.benchmarks.compare.tools.Job;
import io.github.fragmill.benchmarks.compare.tools.Layout;
import io.github.fragmill.benchmarks.compare.tools.Tool;
import io.github.fragmill.benchmarks.compare.tools.Toolbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The contests that there are.
 *
 * @param output the directory that every run finds empty
 */
record Contests(Path output, Toolbox toolbox) {

  private static final String MOVIE = "1 GB";
  private static final String CLIP = "2 MB";
  private static final String LONG_MOVIE = "5 GB";

  /** The movie in all ways that the tools share, the clip, and the long movie if there is one. */
  List<Contest> with(TestFiles files) {
    Path movie = files.movie();
    List<Contest> contests = new ArrayList<>();
    contests.add(onDemand(MOVIE, movie, Encryption.CBCS));
    contests.add(onDemand(MOVIE, movie, Encryption.CENC));
    contests.add(onDemand(MOVIE, movie, Encryption.CLEAR));
    contests.add(of(MOVIE, "`cbcs`, segment files", movie, Encryption.CBCS, Layout.SEGMENT_FILES));
    contests.add(onDemand(CLIP, files.clip(), Encryption.CBCS).among(Contests::paysForItsStart));
    files
        .longMovie()
        .map(longMovie -> onDemand(LONG_MOVIE, longMovie, Encryption.CBCS))
        .map(contest -> contest.among(Contests::isOursOrBaseline))
        .ifPresent(contests::add);
    return List.copyOf(contests);
  }

  private Contest onDemand(String input, Path file, Encryption encryption) {
    String task = encryption == Encryption.CLEAR ? "clear" : "`" + encryption + "`";
    return of(input, task, file, encryption, Layout.ON_DEMAND);
  }

  private Contest of(String input, String task, Path file, Encryption encryption, Layout layout) {
    List<Tool> tools =
        toolbox.tools().stream().filter(tool -> tool.can(encryption, layout)).toList();
    return new Contest(input, task, new Job(file, encryption, layout, output), tools);
  }

  /** A small file is copied in no time, and a job that starts nothing is another one. */
  private static boolean paysForItsStart(Tool tool) {
    return tool.role() != Role.BASELINE && !tool.isResident();
  }

  /** Whether a byte of a long file costs what a byte of a short one does. */
  private static boolean isOursOrBaseline(Tool tool) {
    return tool.role() == Role.OURS || tool.role() == Role.BASELINE;
  }
}
