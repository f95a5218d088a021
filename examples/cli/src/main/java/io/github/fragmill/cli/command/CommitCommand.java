package io.github.fragmill.cli.command;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.cli.report.PackageJson;
import io.github.fragmill.cli.report.PackageReport;
import io.github.fragmill.cli.report.Packaged;
import io.github.fragmill.cli.report.StartCommand;
import io.github.fragmill.cli.terminal.Streams;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.SharedOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code fragmill commit}: completes an output whose parts are done. */
@Command(
    name = "commit",
    description =
        "Completes what package --plan --shard has made: checks that all parts are there, writes "
            + "what is made of all of them, and lets the folder appear. Needs no key.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class CommitCommand implements Callable<Integer> {

  private final Streams streams;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      required = true,
      description = "The plan that was packaged.")
  private Path planFile = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder that the parts were written to. It appears when it is complete.")
  private Path out = Path.of("");

  @Option(names = "--overwrite", description = "Replaces the folder and deletes all files in it.")
  private boolean overwrite;

  @Option(
      names = "--linked",
      description = "Makes the folder a symbolic link to a hidden folder next to it.")
  private boolean linked;

  @Option(names = "--json", description = "Prints a JSON document instead of text.")
  private boolean json;

  @Option(names = "--quiet", description = "Prints nothing on success.")
  private boolean quiet;

  CommitCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    PlanFile file = PlanFile.read(planFile);
    List<Path> inputs = file.inputs();
    Manifests manifests = file.manifests();
    Output.Directory directory = Output.directory(out);
    directory = linked ? directory.linked() : directory;
    if (overwrite) {
      OutputFolder.requireReplaceable(out, inputs);
      directory = directory.overwriting();
    }
    SharedOutput output = SharedOutput.directory(directory);
    CancelOnExit.during(
        () -> {
          PackagingPlan plan = file.loadWithoutKeys();
          PackagingEngine engine = PackagingEngine.create();
          PackagingResult result = engine.commit(plan, engine.receipts(plan, output), output);
          report(new Packaged(inputs, out, manifests, plan, result, /* hasPlayer= */ false));
        });
    return ExitCode.OK;
  }

  private void report(Packaged packaged) throws IOException {
    if (json) {
      streams.out().println(PackageJson.of(packaged));
    } else if (!quiet) {
      streams.out().print(PackageReport.of(packaged, StartCommand.get()));
    }
  }
}
