package io.github.fragmill.benchmarks.compare;

import io.github.fragmill.benchmarks.compare.tools.Encryption;
import io.github.fragmill.benchmarks.compare.tools.Job;
import io.github.fragmill.benchmarks.compare.tools.Layout;
import io.github.fragmill.benchmarks.compare.tools.Tool;
import io.github.fragmill.benchmarks.compare.tools.Toolbox;
import java.nio.file.Path;
import java.util.List;

/**
 * A job and the tools that do it.
 *
 * @param name what the tables call it
 */
record Contest(String name, Job job, List<Tool> tools) {

  /** Returns the contests: the movie in all ways that the tools share, and the clip. */
  static List<Contest> all(TestFiles files, OutputDirectory output, Toolbox toolbox) {
    Path movie = files.movie();
    Path folder = output.path();
    return List.of(
        of(toolbox, "1 GB, `cbcs`", new Job(movie, Encryption.CBCS, Layout.ON_DEMAND, folder)),
        of(toolbox, "1 GB, `cenc`", new Job(movie, Encryption.CENC, Layout.ON_DEMAND, folder)),
        of(toolbox, "1 GB, clear", new Job(movie, Encryption.CLEAR, Layout.ON_DEMAND, folder)),
        of(
            toolbox,
            "1 GB, `cbcs`, segment files",
            new Job(movie, Encryption.CBCS, Layout.SEGMENT_FILES, folder)),
        of(
                toolbox,
                "2 MB, `cbcs`",
                new Job(files.clip(), Encryption.CBCS, Layout.ON_DEMAND, folder))
            .amongPackagers());
  }

  /** A small file is copied in no time. */
  private Contest amongPackagers() {
    return new Contest(name, job, tools.stream().filter(Tool::isPackager).toList());
  }

  private static Contest of(Toolbox toolbox, String name, Job job) {
    List<Tool> tools =
        toolbox.tools().stream().filter(tool -> tool.can(job.encryption(), job.layout())).toList();
    return new Contest(name, job, tools);
  }
}
