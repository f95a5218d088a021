package io.github.fragmill.cli.command;

import io.github.fragmill.cli.option.EncryptionOptions;
import io.github.fragmill.cli.option.GivenKeys;
import io.github.fragmill.cli.option.SecondsConverter;
import io.github.fragmill.cli.option.TextOptions;
import io.github.fragmill.cli.option.TrackOptions;
import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.cli.player.PlayerFiles;
import io.github.fragmill.cli.report.PackageJson;
import io.github.fragmill.cli.report.PackageReport;
import io.github.fragmill.cli.report.Packaged;
import io.github.fragmill.cli.report.ProgressBar;
import io.github.fragmill.cli.report.StartCommand;
import io.github.fragmill.cli.terminal.Streams;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.segment.Alignment;
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
    description = "Packages MP4 files as MPEG-DASH, encrypted if a key is given.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class PackageCommand implements Callable<Integer> {

  private static final String LIVE = "live";

  private final Streams streams;
  private final Map<String, String> environment;

  @Parameters(
      paramLabel = "INPUT",
      arity = "1..*",
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

  @Mixin private final TrackOptions tracks = new TrackOptions();

  @Mixin private final TextOptions texts = new TextOptions();

  @Option(
      names = "--input-key",
      paramLabel = "KID:KEY",
      description = "Key of an encrypted input; repeat the option for each key.")
  private List<String> inputKeys = List.of();

  @Option(
      names = "--input-key-file",
      paramLabel = "FILE",
      description =
          "File of keys of encrypted inputs, one KID:KEY a line. Without --input-key and "
              + "--input-key-file, the keys are read from the environment variable "
              + "FRAGMILL_INPUT_KEYS.")
  private List<Path> inputKeyFiles = List.of();

  @Mixin private final EncryptionOptions encryption;

  @Option(
      names = "--profile",
      paramLabel = "on-demand|live",
      description =
          "on-demand writes one indexed file for each rendition, live one file for each segment "
              + "(default: ${DEFAULT-VALUE}).")
  private String profile = "on-demand";

  @Option(
      names = "--segment-seconds",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      description = "Target duration of segments (default: 4).")
  private Duration segmentDuration = Packager.DEFAULT_SEGMENT_DURATION;

  @Option(
      names = "--alignment",
      paramLabel = "strict|common",
      description =
          "strict refuses video qualities whose sync samples are at different times, common uses "
              + "only their common sync samples as segment boundaries (default: ${DEFAULT-VALUE}).")
  private String alignment = "strict";

  @Option(
      names = "--trick-play",
      description = "Adds trick play tracks, which hold the sync samples of all video.")
  private boolean trickPlay;

  @Option(
      names = "--time-names",
      description = "Names segment files by start time instead of number (live profile).")
  private boolean timeNames;

  @Option(
      names = "--manifest",
      paramLabel = "NAME",
      description = "File name of the manifest (default: ${DEFAULT-VALUE}).")
  private String manifestName = "manifest.mpd";

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

  @Option(names = "--player", description = "Adds player.html, a page that plays the presentation.")
  private boolean player;

  @Option(names = "--json", description = "Prints a JSON document instead of text.")
  private boolean json;

  @Option(names = "--quiet", description = "Prints nothing on success.")
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
    Packager packager = tracks.packager(inputs, texts).alignment(alignment());
    List<ContentKey> ofInputs =
        GivenKeys.OF_INPUTS.readForDecryption(inputKeys, inputKeyFiles, environment);
    encryption.requireConsistent(ofInputs);
    if (!ofInputs.isEmpty()) {
      packager = packager.decryption(GivenKeys.OF_INPUTS.decryptor(ofInputs));
    }
    packager = withThreads(packager.manifest(manifest()).segmentDuration(segmentDuration));
    packager = timeNames ? packager.layout(Layout.TIMED_SEGMENTS) : packager;
    packager = trickPlay ? packager.trickPlay() : packager;
    return encryption.protection().map(packager::protect).orElse(packager);
  }

  private Alignment alignment() {
    return switch (alignment) {
      case "strict" -> Alignment.STRICT;
      case "common" -> Alignment.COMMON;
      default -> throw UsageException.expected("--alignment", "strict or common", alignment);
    };
  }

  private Packager withThreads(Packager packager) {
    try {
      return threads.map(packager::threads).orElse(packager);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private DashManifest manifest() {
    DashManifest manifest =
        switch (profile) {
          case "on-demand" -> DashManifest.onDemand();
          case LIVE -> DashManifest.segmentTemplate();
          default -> throw UsageException.expected("--profile", "on-demand or live", profile);
        };
    if (player && PlayerFiles.isReserved(manifestName)) {
      throw new UsageException(
          "--manifest: --player writes a file " + manifestName + "; choose another name");
    }
    if (timeNames && !profile.equals(LIVE)) {
      throw new UsageException("--time-names requires --profile live");
    }
    try {
      return manifest.fileName(manifestName);
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
