package io.github.fragmill.cli;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.drm.DrmSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say whether and how to encrypt. */
final class EncryptionOptions {

  @Option(
      names = "--key",
      paramLabel = "[TRACKS=]KID:KEY",
      description =
          "Encrypts with this key. Key id and key are 32 hexadecimal digits, base64url or UUIDs. "
              + "TRACKS says which tracks, all unless it is given: video, audio, video:..720, "
              + "video:721.. (lines of the picture), lang:sv (sound). Of several --key and --clear "
              + "that fit a track the narrowest counts. Sound and pictures that none fits, and "
              + "TRACKS that count for nothing, are refused. Without any key the output is clear. "
              + "Every user of this computer can see the arguments of a program: "
              + "keys that matter belong into --key-file or FRAGMILL_KEYS.")
  private List<String> keys = List.of();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "Reads keys, [TRACKS=]KID:KEY on each line, # in front of comments. "
              + "Only its owner may be able to read the file. Without --key and --key-file, the "
              + "environment variable FRAGMILL_KEYS counts, with spaces or commas between keys.")
  private List<Path> keyFiles = List.of();

  @Option(
      names = "--key-rotation",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      description =
          "Changes keys so often. Several --key of the same TRACKS are for one period after the "
              + "other.")
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

  @Mixin private final DrmOptions drm = new DrmOptions();

  @Option(
      names = "--iv",
      paramLabel = "HEX",
      description =
          "Base of the initialization vectors, 16 or 32 hexadecimal digits, for repeatable output "
              + "(default: random).")
  private Optional<String> iv = Optional.empty();

  @Option(
      names = "--clear",
      paramLabel = "TRACKS",
      description =
          "Leaves these tracks clear, named as with --key: audio, video, video:..360, lang:sv. May "
              + "be repeated. Text is clear in any case.")
  private List<String> clear = List.of();

  @Option(
      names = "--aes",
      paramLabel = "bc|jdk",
      description = "Computes AES with Bouncy Castle or with the JDK (default: ${DEFAULT-VALUE}).")
  private Aes aes = Aes.BC;

  private final Map<String, String> environment;
  private Optional<List<KeyOption>> parsed = Optional.empty();

  EncryptionOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Returns the protection that is asked for, or empty for clear output.
   *
   * @throws UsageException when an option holds what no protection takes, or makes no sense without
   *     a key
   * @throws FragmillException when a file of keys cannot be read
   */
  Optional<Protection> protection() throws FragmillException {
    if (parsedKeys().isEmpty()) {
      requireAbsent("--scheme", scheme);
      requireAbsent("--pattern", pattern);
      drm.given().ifPresent(EncryptionOptions::requireKey);
      requireAbsent("--iv", iv);
      requireAbsent("--clear", clear.stream().findFirst());
      requireAbsent("--key-rotation", keyRotation);
      requireAbsent("--clear-lead", clearLead);
      return Optional.empty();
    }
    return Optional.of(protection(parsedKeys()));
  }

  /** Returns the ids of the keys, which are no secrets; none for clear output. */
  List<KeyId> keyIds() throws FragmillException {
    return keys().stream().map(ContentKey::keyId).distinct().toList();
  }

  /** Returns the keys; none for clear output. */
  List<ContentKey> keys() throws FragmillException {
    return parsedKeys().stream().map(KeyOption::key).toList();
  }

  private List<KeyOption> parsedKeys() throws FragmillException {
    if (parsed.isEmpty()) {
      parsed = Optional.of(KeyOption.parse(GivenKeys.OF_COMMAND.read(keys, keyFiles, environment)));
    }
    return parsed.get();
  }

  private Protection protection(List<KeyOption> parsedKeys) {
    CommonEncryption.Builder builder =
        CommonEncryption.builder(parsedScheme()).engine(aes.engine());
    TrackRules.of(parsedKeys, keyRotation.isPresent(), clear).addTo(builder);
    keyRotation.ifPresent(builder::rotateKeys);
    clearLead.ifPresent(builder::clearLead);
    parsedIv().ifPresent(builder::iv);
    pattern.map(BlockCounts::parse).ifPresent(it -> builder.pattern(it.crypt(), it.skip()));
    List<DrmSystem> systems = drm.systems();
    if (!systems.isEmpty()) {
      builder.signal(systems.toArray(DrmSystem[]::new));
    }
    if (drm.isOneLicense()) {
      builder.oneLicense();
    }
    return build(builder);
  }

  /** The builder's refusals begin with its setters, all but one named as the options are. */
  private static Protection build(CommonEncryption.Builder builder) {
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      throw new UsageException(
          "--"
              + String.valueOf(e.getMessage())
                  .replaceFirst("\\([^)]*\\)", "")
                  .replaceFirst("^signal:", "system:")
                  .replaceFirst("^oneLicense:", "one-license:"));
    }
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
      return iv.map(InitializationVector::of);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--iv: expected 16 or 32 hexadecimal digits");
    }
  }

  private static void requireAbsent(String name, Optional<?> value) {
    value.ifPresent(given -> requireKey(name));
  }

  private static void requireKey(String name) {
    throw new UsageException(name + " makes no sense without --key");
  }
}
