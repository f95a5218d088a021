package io.github.fragmill.cli.option;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Encryptor;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.TrackKeySource;
import io.github.fragmill.crypto.drm.DrmSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The options for encryption. */
public final class EncryptionOptions {

  private static final Pattern CRYPT_AND_SKIP = Pattern.compile("([0-9]{1,2}):([0-9]{1,2})");

  private static final List<String> REQUIRE_KEY =
      List.of(
          "--scheme",
          "--pattern",
          "--system",
          "--pssh",
          "--clearkey-url",
          "--pssh-place",
          "--one-license",
          "--iv",
          "--clear",
          "--key-rotation",
          "--clear-lead");

  @Option(
      names = "--key",
      paramLabel = "[TRACKS=]KID:KEY",
      description =
          "Encrypts with this key. Key id and key are 32 hexadecimal digits, a UUID or base64url. "
              + "TRACKS selects tracks (default: all): video, audio, video:..720 or video:721.. "
              + "(height in pixels), lang:sv (language of audio). If several --key and --clear "
              + "select a track, the narrowest counts. Audio and video that none selects are "
              + "refused, and so is a --key or --clear that counts for no track. Without a key, "
              + "the output is clear. Every user of this computer can see a program's arguments: "
              + "pass secret keys with --key-file or FRAGMILL_KEYS.")
  private List<String> keys = List.of();

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "File of keys, one [TRACKS=]KID:KEY a line; # starts a comment. Only its owner may have "
              + "access to the file. Without --key and --key-file, the keys are read from the "
              + "environment variable FRAGMILL_KEYS, separated by spaces or commas.")
  private List<Path> keyFiles = List.of();

  @Option(
      names = "--key-rotation",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      description =
          "Duration of a crypto period, after which the next key is used. Give --key with the same "
              + "TRACKS once for each period, in order.")
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
          "Pattern of encrypted and clear blocks in video, for cbcs and cens (default: 1:9).")
  private Optional<String> pattern = Optional.empty();

  @Mixin private final KeyServerOptions keyServer = new KeyServerOptions();

  @Mixin private final DrmOptions drm = new DrmOptions();

  @Option(
      names = "--iv",
      paramLabel = "HEX",
      description =
          "Base of the initialization vectors, 16 or 32 hexadecimal digits, for reproducible "
              + "output (default: random).")
  private Optional<String> iv = Optional.empty();

  @Option(
      names = "--clear",
      paramLabel = "TRACKS",
      description =
          "Leaves these tracks clear; TRACKS as for --key, for example audio, video:..360 or "
              + "lang:sv. Repeat the option for several. Text is always clear.")
  private List<String> clear = List.of();

  @Option(
      names = "--aes",
      paramLabel = "bc|jdk",
      description = "AES implementation: Bouncy Castle or the JDK (default: ${DEFAULT-VALUE}).")
  private String aes = "bc";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  private final Map<String, String> environment;
  private Optional<List<KeyOption>> parsed = Optional.empty();

  /**
   * @param environment the environment variables, which may hold keys
   */
  public EncryptionOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Returns the protection, or empty for clear output.
   *
   * @throws UsageException if an option has an invalid value, or requires a key and there is none
   * @throws FragmillException if a key file cannot be read
   */
  public Optional<Protection> protection() throws FragmillException {
    AesEngine engine = engine();
    if (parsedKeys().isEmpty() && keyServer.source().isEmpty()) {
      ParseResult options = command.commandLine().getParseResult();
      REQUIRE_KEY.stream()
          .filter(options::hasMatchedOption)
          .forEach(EncryptionOptions::refuseWithoutKey);
      return Optional.empty();
    }
    return Optional.of(protection(parsedKeys(), engine));
  }

  /**
   * Returns the scheme, or empty for clear output.
   *
   * @throws UsageException if it is unknown
   * @throws FragmillException if a key file cannot be read
   */
  public Optional<Scheme> scheme() throws FragmillException {
    return parsedKeys().isEmpty() && keyServer.isEmpty()
        ? Optional.empty()
        : Optional.of(parsedScheme());
  }

  /** Returns whether FairPlay is signalled, which only HLS has a form for. */
  boolean hasFairPlay() {
    return drm.hasFairPlay();
  }

  /** Returns what encrypts as a plan says; TRACKS of keys do not matter. */
  public Encryptor encryptor() throws FragmillException {
    List<ContentKey> all = new ArrayList<>(keyServer.keys());
    parsedKeys().forEach(it -> all.add(it.key()));
    return Encryptor.of(all).engine(engine());
  }

  /** Returns the key ids, which are not secret; none for clear output. */
  public List<KeyId> keyIds() throws FragmillException {
    return keyIds(parsedKeys());
  }

  private static List<KeyId> keyIds(List<KeyOption> keys) {
    return keys.stream().map(it -> it.key().keyId()).distinct().toList();
  }

  /**
   * Checks that no key of the output has the key id of a different key of the inputs.
   *
   * @throws UsageException if one has
   */
  public void requireConsistent(List<ContentKey> ofInputs) throws FragmillException {
    for (KeyOption output : parsedKeys()) {
      for (ContentKey input : ofInputs) {
        if (input.keyId().equals(output.key().keyId()) && !input.equals(output.key())) {
          throw new UsageException("--input-key and --key: two keys for key id " + input.keyId());
        }
      }
    }
  }

  private List<KeyOption> parsedKeys() throws FragmillException {
    if (parsed.isEmpty()) {
      parsed = Optional.of(KeyOption.parse(GivenKeys.OF_COMMAND.read(keys, keyFiles, environment)));
    }
    return parsed.get();
  }

  private Protection protection(List<KeyOption> parsedKeys, AesEngine engine)
      throws FragmillException {
    CommonEncryption.Builder builder = CommonEncryption.builder(parsedScheme()).engine(engine);
    TrackRules.of(parsedKeys, keyRotation.isPresent(), clear).addTo(builder);
    addKeyServer(builder);
    keyRotation.ifPresent(builder::rotateKeys);
    clearLead.ifPresent(builder::clearLead);
    parsedIv().ifPresent(builder::iv);
    pattern.ifPresent(text -> setPattern(builder, text));
    List<DrmSystem> systems = drm.systems();
    if (drm.hasFairPlayForOneKey() && keyIds(parsedKeys).size() > 1) {
      throw new UsageException(
          "--system fairplay: expected {keyId} in the uri, so that each of several keys has its own");
    }
    if (!systems.isEmpty()) {
      builder.signal(systems.toArray(DrmSystem[]::new));
    }
    if (drm.isOneLicense()) {
      builder.oneLicense();
    }
    return build(builder);
  }

  private void addKeyServer(CommonEncryption.Builder builder) throws FragmillException {
    Optional<TrackKeySource> source = keyServer.source();
    try {
      source.ifPresent(builder::keys);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--cpix: " + String.valueOf(e.getMessage()).replaceFirst("^[^:]*: ", ""));
    }
  }

  /** Names the options instead of the builder's methods, which its messages begin with. */
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

  private AesEngine engine() {
    return switch (aes) {
      case "bc" -> AesEngine.bouncyCastle();
      case "jdk" -> AesEngine.jdk();
      default -> throw UsageException.expected("--aes", "bc or jdk", aes);
    };
  }

  private Scheme parsedScheme() throws FragmillException {
    if (scheme.isEmpty()) {
      return keyServer.source().flatMap(TrackKeySource::scheme).orElse(Scheme.CBCS);
    }
    try {
      return Scheme.parse(scheme.get());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private Optional<InitializationVector> parsedIv() {
    try {
      return iv.map(InitializationVector::of);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--iv: expected 16 or 32 hexadecimal digits, found another text");
    }
  }

  private static void setPattern(CommonEncryption.Builder builder, String text) {
    Matcher matcher = CRYPT_AND_SKIP.matcher(text);
    if (!matcher.matches()) {
      throw UsageException.expected("--pattern", "CRYPT:SKIP, for example 1:9", text);
    }
    builder.pattern(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  private static void refuseWithoutKey(String option) {
    throw new UsageException(
        option + " requires a key; pass it with --key, --key-file or FRAGMILL_KEYS");
  }
}
