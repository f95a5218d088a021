package io.github.fragmill.cli.option;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.segment.Alignment;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.ContentKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that decide what a presentation is made of, and how it is encrypted. */
public final class PackagingOptions {

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

  @Mixin private final ManifestOptions manifests = new ManifestOptions();

  private final Map<String, String> environment;

  /**
   * @param environment the environment variables, which may hold keys
   */
  public PackagingOptions(Map<String, String> environment) {
    this.environment = environment;
    this.encryption = new EncryptionOptions(environment);
  }

  /** Returns how the output is encrypted. */
  public EncryptionOptions encryption() {
    return encryption;
  }

  /** Returns the keys of encrypted inputs. */
  public List<ContentKey> inputKeys() throws FragmillException {
    return GivenKeys.OF_INPUTS.readForDecryption(inputKeys, inputKeyFiles, environment);
  }

  /** Returns the files of texts. */
  public List<Path> textFiles() {
    return texts.files();
  }

  /**
   * Returns the manifests, as far as options decide them: HLS may be left out of a plan.
   *
   * @throws UsageException if an option has an invalid value, or they contradict each other
   * @throws FragmillException if a file of keys cannot be read
   */
  public Manifests manifests() throws FragmillException {
    Manifests chosen = manifests.manifests(encryption.scheme());
    if (chosen.hls().isEmpty() && encryption.hasFairPlay()) {
      throw new UsageException("--system fairplay requires HLS: DASH has no form for it");
    }
    return chosen;
  }

  /**
   * Returns a packager of inputs, with the manifests that options decide.
   *
   * @throws UsageException if an option has an invalid value
   * @throws FragmillException if a file of keys cannot be read
   */
  public Packager packager(List<Path> inputs) throws FragmillException {
    return packager(SegmentedInputs.of(inputs), Source::file);
  }

  /**
   * Returns a packager of inputs that are anywhere, with the manifests that options decide.
   *
   * @param files finds the files of texts
   * @throws UsageException if an option has an invalid value
   * @throws FragmillException if a file of keys cannot be read
   */
  public Packager packager(List<NamedInput> inputs, Function<String, Source> files)
      throws FragmillException {
    Packager packager = tracks.packager(inputs, texts, files).alignment(alignment());
    List<ContentKey> ofInputs = inputKeys();
    encryption.requireConsistent(ofInputs);
    if (!ofInputs.isEmpty()) {
      packager = packager.decryption(GivenKeys.OF_INPUTS.decryptor(ofInputs));
    }
    packager = packager.layout(layout()).segmentDuration(segmentDuration);
    packager = trickPlay ? packager.trickPlay() : packager;
    packager = encryption.protection().map(packager::protect).orElse(packager);
    return with(manifests(), packager);
  }

  /**
   * Plans what a packager of these options packages, without HLS where that has no form for it and
   * is not required.
   *
   * @throws FragmillException if it cannot be packaged
   */
  public Planned plan(Packager packager) throws FragmillException {
    Manifests chosen = manifests();
    PackagingPlan plan = packager.plan();
    if (chosen.hls().isEmpty() || !isTextAlone(plan)) {
      return new Planned(plan, chosen);
    }
    Manifests possible = manifests.ofTextAlone(chosen);
    return new Planned(with(possible, packager).plan(), possible);
  }

  private static boolean isTextAlone(PackagingPlan plan) {
    return plan.renditions().stream().allMatch(it -> it.track().format().type() == TrackType.TEXT);
  }

  private Packager with(Manifests chosen, Packager packager) {
    List<ManifestWriter> writers = chosen.writers(layout());
    return packager.manifest(
        writers.get(0), writers.subList(1, writers.size()).toArray(ManifestWriter[]::new));
  }

  private Alignment alignment() {
    return switch (alignment) {
      case "strict" -> Alignment.STRICT;
      case "common" -> Alignment.COMMON;
      default -> throw UsageException.expected("--alignment", "strict or common", alignment);
    };
  }

  private Layout layout() {
    boolean isLive =
        switch (profile) {
          case "on-demand" -> false;
          case "live" -> true;
          default -> throw UsageException.expected("--profile", "on-demand or live", profile);
        };
    if (timeNames && !isLive) {
      throw new UsageException("--time-names requires --profile live");
    }
    if (!isLive) {
      return Layout.SINGLE_FILE;
    }
    return timeNames ? Layout.TIMED_SEGMENTS : Layout.NUMBERED_SEGMENTS;
  }
}
