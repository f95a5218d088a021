package io.github.fragmill.cli.command;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.cli.option.PackagingOptions;
import io.github.fragmill.cli.option.PlanOptions;
import io.github.fragmill.cli.option.PlanOptions.Shard;
import io.github.fragmill.cli.option.Planned;
import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.cli.player.PlayerFiles;
import io.github.fragmill.cli.report.PackageJson;
import io.github.fragmill.cli.report.PackageReport;
import io.github.fragmill.cli.report.Packaged;
import io.github.fragmill.cli.report.PlanReport;
import io.github.fragmill.cli.report.ProgressBar;
import io.github.fragmill.cli.report.StartCommand;
import io.github.fragmill.cli.terminal.Streams;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.control.Cancellation;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.SharedOutput;
import io.github.fragmill.core.protect.KeyId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fragmill package}: MP4 in, MPEG-DASH and HLS out. */
@Command(
    name = "package",
    description = "Packages MP4 files as MPEG-DASH and HLS, encrypted if a key is given.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class PackageCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(
      paramLabel = "INPUT",
      arity = "0..*",
      description =
          "MP4 files; all their tracks become one presentation, the video of several files a "
              + "bitrate ladder. To read a segmented track, list its initialization segment and "
              + "then its media segments.")
  private List<Path> inputs = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder to write. It appears when it is complete.")
  private Path out = Path.of("");

  @Mixin private final PackagingOptions packaging;

  @Mixin private final PlanOptions planned = new PlanOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Number of threads (default: the number of processors).")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--overwrite", description = "Replaces the folder and deletes all files in it.")
  private boolean overwrite;

  @Option(
      names = "--linked",
      description =
          "Makes the folder a symbolic link to a hidden folder next to it. --overwrite then "
              + "replaces it in one step: readers find the old presentation or the new one.")
  private boolean linked;

  @Option(
      names = "--player",
      description = "Adds player.html, a page that plays the presentation as DASH or HLS.")
  private boolean player;

  @Option(names = "--json", description = "Prints a JSON document instead of text.")
  private boolean json;

  @Option(names = "--quiet", description = "Prints nothing on success.")
  private boolean quiet;

  @Spec private CommandSpec command = CommandSpec.create();

  PackageCommand(Streams streams, Map<String, String> environment) {
    this.streams = streams;
    this.packaging = new PackagingOptions(environment);
  }

  @Override
  public Integer call() throws IOException {
    Optional<Shard> shard = planned.shard();
    if (planned.file().isEmpty()) {
      requireInputs();
      Packager packager = withThreads(packaging.packager(inputs));
      requireNoPlayerFile(packaging.manifests());
      Output.Directory directory = directory();
      CancelOnExit.during(() -> report(run(packager, directory)));
      return ExitCode.OK;
    }
    PlanWork.requireAllowed(command.commandLine().getParseResult());
    PlanFile file = PlanFile.read(planned.file().get());
    inputs = file.inputs();
    PackagingEngine engine = engine();
    PackagingPlan plan = PlanWork.load(file, packaging);
    if (shard.isPresent()) {
      execute(plan, shard.get(), engine);
    } else {
      Planned loaded = new Planned(plan, file.manifests());
      requireNoPlayerFile(loaded.manifests());
      Output output = output(directory(), loaded.manifests(), file.saved().keyIds());
      CancelOnExit.during(() -> report(run(engine, loaded, output)));
    }
    return ExitCode.OK;
  }

  private void requireInputs() {
    if (inputs.isEmpty()) {
      throw new UsageException("Missing required parameter: 'INPUT'");
    }
  }

  private void execute(PackagingPlan plan, Shard shard, PackagingEngine engine) throws IOException {
    if (player || json) {
      throw new UsageException("--shard makes a part of the output: no --player, no --json");
    }
    SharedOutput output = SharedOutput.directory(directory());
    CancelOnExit.during(
        () -> {
          long bytes = PlanWork.execute(plan, shard, engine, output);
          if (!quiet) {
            Path file = planned.file().orElseThrow();
            streams.out().print(PlanReport.ofShard(file, shard.toString(), bytes));
          }
        });
  }

  private Packaged run(Packager packager, Output.Directory directory) throws IOException {
    try (ProgressBar bar = bar()) {
      Packager reporting = packager.onProgress(bar);
      Planned plan = packaging.plan(reporting);
      Output output = output(directory, plan.manifests(), packaging.encryption().keyIds());
      return packaged(plan, reporting.packageTo(plan.plan(), output));
    }
  }

  private Packaged run(PackagingEngine engine, Planned plan, Output output)
      throws FragmillException {
    try (ProgressBar bar = bar()) {
      return packaged(plan, engine.packageTo(plan.plan(), output, bar, Cancellation.create()));
    }
  }

  private Packaged packaged(Planned plan, PackagingResult result) {
    return new Packaged(inputs, out, plan.manifests(), plan.plan(), result, player);
  }

  private ProgressBar bar() {
    return quiet || json ? ProgressBar.none() : ProgressBar.onTerminal();
  }

  private PackagingEngine engine() {
    PackagingEngine.Builder engine = PackagingEngine.builder();
    try {
      return threads.map(engine::threads).orElse(engine).build();
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private void report(Packaged packaged) throws IOException {
    if (json) {
      streams.out().println(PackageJson.of(packaged));
    } else if (!quiet) {
      streams.out().print(PackageReport.of(packaged, StartCommand.get()));
    }
  }

  private Packager withThreads(Packager packager) {
    try {
      return threads.map(packager::threads).orElse(packager);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private Output.Directory directory() {
    Output.Directory directory = Output.directory(out);
    directory = linked ? directory.linked() : directory;
    if (overwrite) {
      OutputFolder.requireReplaceable(
          out, Stream.concat(inputs.stream(), packaging.textFiles().stream()).toList());
      directory = directory.overwriting();
    }
    return directory;
  }

  private void requireNoPlayerFile(Manifests manifests) {
    Optional<String> taken = manifests.names().stream().filter(PlayerFiles::isReserved).findFirst();
    if (player && taken.isPresent()) {
      String option = manifests.dash().equals(taken) ? "--manifest" : "--hls";
      throw new UsageException(
          option + ": --player writes a file " + taken.get() + "; choose another name");
    }
  }

  private Output output(Output.Directory directory, Manifests manifests, List<KeyId> keyIds)
      throws IOException {
    return player ? PlayerFiles.find(Path.of("")).addTo(directory, manifests, keyIds) : directory;
  }
}
