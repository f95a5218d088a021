package io.github.fragmill.cli;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.Protection;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.KeySource;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.drm.DrmSystem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that say whether and how to encrypt. */
final class EncryptionOptions {

  @Option(
      names = "--key",
      paramLabel = "[TRACKS=]KID:KEY",
      description =
          "Encrypts with this key. Key id and key are 32 hexadecimal digits, base64url or UUIDs. "
              + "TRACKS is audio, video, video:..720, video:721.., lang:sv; all tracks by default. "
              + "The first that fits a track counts. Without any the output is clear.")
  private List<String> keys = List.of();

  @Option(
      names = "--key-rotation",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      description = "Changes keys so often. Each --key of the same TRACKS is for the next period.")
  private Optional<Duration> keyRotation = Optional.empty();

  @Option(
      names = "--clear-lead",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      description = "Leaves segments clear that begin before this time.")
  private Optional<Duration> clearLead = Optional.empty();

  @Option(
      names = "--scheme",
      paramLabel = "cbcs|cenc|cens|cbc1",
      description = "Protection scheme of Common Encryption (default: cbcs).")
  private Optional<String> scheme = Optional.empty();

  @Option(
      names = "--pattern",
      paramLabel = "CRYPT:SKIP",
      description =
          "Encrypted and clear blocks of video, in turn; for cbcs and cens (default: 1:9).")
  private Optional<String> pattern = Optional.empty();

  @Option(
      names = "--drm",
      paramLabel = "SYSTEM",
      split = ",",
      description =
          "Signals DRM systems: common, widevine, playready, with commas between "
              + "(default: common).")
  private List<Drm> drm = List.of();

  @Option(
      names = "--iv",
      paramLabel = "HEX",
      description =
          "Base of the initialization vectors, 16 or 32 hexadecimal digits, for repeatable output "
              + "(default: random).")
  private Optional<String> iv = Optional.empty();

  @Option(
      names = "--clear",
      paramLabel = "audio|video",
      description = "Leaves these tracks clear and encrypts the others.")
  private Optional<ClearTracks> clear = Optional.empty();

  @Option(
      names = "--aes",
      paramLabel = "bc|jdk",
      description = "Computes AES with Bouncy Castle or with the JDK (default: ${DEFAULT-VALUE}).")
  private Aes aes = Aes.BC;

  /**
   * Returns the protection that is asked for, or empty for clear output.
   *
   * @throws UsageException when an option holds what no protection takes, or makes no sense without
   *     a key
   */
  Optional<Protection> protection() {
    if (keys.isEmpty()) {
      requireAbsent("--scheme", scheme);
      requireAbsent("--pattern", pattern);
      requireAbsent("--drm", drm.stream().findFirst());
      requireAbsent("--iv", iv);
      requireAbsent("--clear", clear);
      requireAbsent("--key-rotation", keyRotation);
      requireAbsent("--clear-lead", clearLead);
      return Optional.empty();
    }
    return Optional.of(encryption());
  }

  /** Returns the id of the first key, which is no secret, or empty for clear output. */
  Optional<KeyId> keyId() {
    return keys.stream().findFirst().map(KeyOption::parse).map(it -> it.key().keyId());
  }

  private Protection encryption() {
    CommonEncryption.Builder builder =
        CommonEncryption.builder(parsedScheme()).engine(aes.engine());
    keysByTracks().values().forEach(ofTracks -> addKeys(builder, ofTracks));
    keyRotation.ifPresent(builder::rotateKeys);
    clearLead.ifPresent(builder::clearLead);
    parsedIv().ifPresent(builder::iv);
    pattern.map(BlockCounts::parse).ifPresent(it -> builder.pattern(it.crypt(), it.skip()));
    if (!drm.isEmpty()) {
      builder.signal(drm.stream().map(Drm::system).toArray(DrmSystem[]::new));
    }
    return build(builder);
  }

  /** The builder's refusals begin with its setters, which are named as the options are. */
  private static Protection build(CommonEncryption.Builder builder) {
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      throw new UsageException(
          "--" + String.valueOf(e.getMessage()).replaceFirst("\\([^)]*\\)", ""));
    }
  }

  /** Returns the keys in the order of the periods, by the words for their tracks. */
  private Map<String, List<KeyOption>> keysByTracks() {
    return keys.stream()
        .map(KeyOption::parse)
        .collect(Collectors.groupingBy(KeyOption::words, LinkedHashMap::new, Collectors.toList()));
  }

  private void addKeys(CommonEncryption.Builder builder, List<KeyOption> ofTracks) {
    TrackSelector tracks = ofTracks.get(0).tracks();
    builder.key(
        clear.map(it -> tracks.and(it.encrypted())).orElse(tracks),
        KeySource.inOrder(ofTracks.stream().map(KeyOption::key).toList()));
  }

  private Scheme parsedScheme() {
    try {
      return scheme.map(Scheme::parse).orElse(Scheme.CBCS);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private Optional<InitializationVector> parsedIv() {
    try {
      return iv.map(InitializationVector::parse);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--iv: expected 16 or 32 hexadecimal digits");
    }
  }

  private static void requireAbsent(String name, Optional<?> value) {
    if (value.isPresent()) {
      throw new UsageException(name + " makes no sense without --key");
    }
  }
}
