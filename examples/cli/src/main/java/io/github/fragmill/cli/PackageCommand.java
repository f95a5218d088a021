package io.github.fragmill.cli;

import io.github.fragmill.cli.player.PlayerFiles;
import io.github.fragmill.cli.report.PackageJson;
import io.github.fragmill.cli.report.PackageReport;
import io.github.fragmill.cli.report.Packaged;
import io.github.fragmill.cli.report.ProgressBar;
import io.github.fragmill.cli.report.StartCommand;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.dash.DashManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fragmill package}: MP4 in, MPEG-DASH out. */
@Command(
    name = "package",
    description = "Packages MP4 files as MPEG-DASH, encrypted when there is a key.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class PackageCommand implements Callable<Integer> {

  private final Streams streams;
  private final Map<String, String> environment;

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
      description =
          "MP4 files; all their tracks become one presentation, pictures of several files a ladder "
              + "of qualities. Media segments follow their initialization segment.")
  private List<Path> inputs = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder to make. It appears when it is complete.")
  private Path out = Path.of("");

  @Mixin private final TrackOptions tracks = new TrackOptions();

  @Mixin private final TextOptions texts = new TextOptions();

  @Option(
      names = "--input-key",
      paramLabel = "KID:KEY",
      description = "A key of encrypted inputs, as often as there are keys.")
  private List<String> inputKeys = List.of();

  @Option(
      names = "--input-key-file",
      paramLabel = "FILE",
      description =
          "Reads keys of encrypted inputs, as --key-file does. Without it and --input-key, the "
              + "environment variable FRAGMILL_INPUT_KEYS counts.")
  private List<Path> inputKeyFiles = List.of();

  @Mixin private final EncryptionOptions encryption;

  @Option(
      names = "--profile",
      paramLabel = "on-demand|live",
      description =
          "One indexed file for each rendition, or one file for each segment "
              + "(default: ${DEFAULT-VALUE}).")
  private Profile profile = Profile.ON_DEMAND;

  @Option(
      names = "--segment-seconds",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      description = "Duration that segments aim at (default: 4).")
  private Duration segmentDuration = Packager.DEFAULT_SEGMENT_DURATION;

  @Option(
      names = "--alignment",
      paramLabel = "strict|common",
      description =
          "Refuses qualities whose sync samples do not line up, or cuts only where they do "
              + "(default: ${DEFAULT-VALUE}).")
  private Aligned alignment = Aligned.STRICT;

  @Option(
      names = "--trick-play",
      description = "Adds pictures for winding: the sync samples of all video.")
  private boolean trickPlay;

  @Option(
      names = "--time-names",
      description = "Names segment files by time and not by number (live profile).")
  private boolean timeNames;

  @Option(
      names = "--manifest",
      paramLabel = "NAME",
      description = "File name of the manifest (default: ${DEFAULT-VALUE}).")
  private String manifestName = "manifest.mpd";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that work at once (default: the number of processors).")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--overwrite", description = "Replaces the folder, with everything in it.")
  private boolean overwrite;

  @Option(
      names = "--linked",
      description =
          "Makes the folder a symbolic link to a hidden one beside it, which --overwrite replaces "
              + "without a moment of neither.")
  private boolean linked;

  @Option(names = "--player", description = "Adds a page that plays the result.")
  private boolean player;

  @Option(names = "--json", description = "Prints one JSON document instead of text.")
  private boolean json;

  @Option(names = "--quiet", description = "Prints nothing when all goes well.")
  private boolean quiet;

  PackageCommand(Streams streams, Map<String, String> environment) {
    this.streams = streams;
    this.environment = environment;
    this.encryption = new EncryptionOptions(environment);
  }

  @Override
  public Integer call() throws IOException {
    Packager packager = packager();
    Output output = output();
    CancelOnExit.during(() -> report(run(packager, output)));
    return ExitCode.OK;
  }

  private Packaged run(Packager packager, Output output) throws FragmillException {
    try (ProgressBar bar = quiet || json ? ProgressBar.none() : ProgressBar.onTerminal()) {
      Packager reporting = packager.onProgress(bar);
      PackagingPlan plan = reporting.plan();
      PackagingResult result = reporting.packageTo(plan, output);
      return new Packaged(inputs, out, plan, result, player);
    }
  }

  private void report(Packaged packaged) throws IOException {
    if (json) {
      streams.out().println(PackageJson.of(packaged));
    } else if (!quiet) {
      streams.out().print(PackageReport.of(packaged, StartCommand.get()));
    }
  }

  private Packager packager() throws FragmillException {
    Packager packager = tracks.packager(inputs, texts).alignment(alignment.alignment());
    List<ContentKey> ofInputs =
        DecryptionKeys.parse(GivenKeys.OF_INPUTS.read(inputKeys, inputKeyFiles, environment));
    DecryptionKeys.requireConsistent(ofInputs, encryption.keys());
    if (!ofInputs.isEmpty()) {
      packager = packager.decryption(DecryptionKeys.decryptor("--input-key", ofInputs));
    }
    packager = withThreads(packager.manifest(manifest()).segmentDuration(segmentDuration));
    packager = timeNames ? packager.layout(Layout.TIMED_SEGMENTS) : packager;
    packager = trickPlay ? packager.trickPlay() : packager;
    return encryption.protection().map(packager::protect).orElse(packager);
  }

  private Packager withThreads(Packager packager) {
    try {
      return threads.map(packager::threads).orElse(packager);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private DashManifest manifest() {
    if (player && PlayerFiles.isReserved(manifestName)) {
      throw new UsageException("--manifest: " + manifestName + " is a file of --player");
    }
    if (timeNames && profile != Profile.LIVE) {
      throw new UsageException("--time-names makes no sense without --profile live");
    }
    try {
      return profile.manifest().fileName(manifestName);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()).replace("fileName:", "--manifest:"));
    }
  }

  private Output output() throws IOException {
    Output.Directory directory = Output.directory(out);
    directory = linked ? directory.linked() : directory;
    if (overwrite) {
      OutputFolder.requireReplaceable(
          out, Stream.concat(inputs.stream(), texts.files().stream()).toList());
      directory = directory.overwriting();
    }
    return player
        ? PlayerFiles.find(Path.of("")).addTo(directory, manifestName, encryption.keyIds())
        : directory;
  }
}
