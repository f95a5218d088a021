package io.github.fragmill.cli.option;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.segment.Alignment;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.dash.DashManifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that decide what a presentation is made of, and how it is encrypted. */
public final class PackagingOptions {

  private static final String LIVE = "live";

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

  /** Returns the name of the manifest. */
  public String manifestName() {
    return manifestName;
  }

  /**
   * Returns a packager of inputs, with a manifest.
   *
   * @throws UsageException if an option has an invalid value
   * @throws FragmillException if a file of keys cannot be read
   */
  public Packager packager(List<Path> inputs) throws FragmillException {
    Packager packager = tracks.packager(inputs, texts).alignment(alignment());
    List<ContentKey> ofInputs = inputKeys();
    encryption.requireConsistent(ofInputs);
    if (!ofInputs.isEmpty()) {
      packager = packager.decryption(GivenKeys.OF_INPUTS.decryptor(ofInputs));
    }
    packager = packager.manifest(manifest()).segmentDuration(segmentDuration);
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

  private DashManifest manifest() {
    DashManifest manifest =
        switch (profile) {
          case "on-demand" -> DashManifest.onDemand();
          case LIVE -> DashManifest.segmentTemplate();
          default -> throw UsageException.expected("--profile", "on-demand or live", profile);
        };
    if (timeNames && !profile.equals(LIVE)) {
      throw new UsageException("--time-names requires --profile live");
    }
    try {
      return manifest.fileName(manifestName);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()).replace("fileName:", "--manifest:"));
    }
  }
}
