package io.github.fragmill.cli.command;

import io.github.fragmill.cli.option.PackagingOptions;
import io.github.fragmill.cli.option.Planned;
import io.github.fragmill.cli.report.PlanReport;
import io.github.fragmill.cli.report.StartCommand;
import io.github.fragmill.cli.terminal.Streams;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.error.FragmillException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fragmill plan}: MP4 in, a file that says how to package it out. */
@Command(
    name = "plan",
    description =
        "Decides how MP4 files are packaged, and saves that: package --plan and commit do the work, "
            + "on this computer or on many. The file holds no media and no key.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class PlanCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description = "MP4 files, as for package. Whoever packages needs them under the same paths.")
  private List<Path> inputs = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "File to write. It appears when it is complete.")
  private Path out = Path.of("");

  @Mixin private final PackagingOptions packaging;

  @Option(names = "--overwrite", description = "Replaces the file if it exists.")
  private boolean overwrite;

  @Option(names = "--quiet", description = "Prints nothing on success.")
  private boolean quiet;

  PlanCommand(Streams streams, Map<String, String> environment) {
    this.streams = streams;
    this.packaging = new PackagingOptions(environment);
  }

  @Override
  public Integer call() throws IOException {
    Packager packager = packaging.packager(inputs);
    CancelOnExit.during(() -> run(packager));
    return ExitCode.OK;
  }

  private void run(Packager packager) throws FragmillException {
    Planned planned = packaging.plan(packager);
    int[] bytes = new int[1];
    new OutputFile(out, overwrite)
        .write(
            Stream.concat(inputs.stream(), packaging.textFiles().stream()).toList(),
            channel -> bytes[0] = PlanFile.write(planned, channel));
    if (!quiet) {
      int units = planned.plan().units(PlanFile.UNIT_BYTES).size();
      streams
          .out()
          .print(
              PlanReport.of(
                  planned.plan(), planned.manifests(), out, bytes[0], units, StartCommand.get()));
    }
  }
}
