package io.github.fragmill.cli.option;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Encryptor;
import io.github.fragmill.crypto.IvSecret;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.TrackKeySource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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

  @Mixin private final KeyOptions keys;

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
      names = "--aes",
      paramLabel = "bc|jdk",
      description = "AES implementation: Bouncy Castle or the JDK (default: ${DEFAULT-VALUE}).")
  private String aes = "bc";

  private Optional<Consumer<CommonEncryption.Builder>> vectors = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /**
   * @param environment the environment variables, which may hold keys
   */
  public EncryptionOptions(Map<String, String> environment) {
    this.keys = new KeyOptions(environment);
  }

  /**
   * Returns the protection, or empty for clear output.
   *
   * @throws UsageException if an option has an invalid value, or requires a key and there is none
   * @throws FragmillException if a key file cannot be read
   */
  public Optional<Protection> protection() throws FragmillException {
    AesEngine engine = engine();
    if (keys.isEmpty() && keyServer.source().isEmpty()) {
      ParseResult options = command.commandLine().getParseResult();
      REQUIRE_KEY.stream()
          .filter(options::hasMatchedOption)
          .forEach(EncryptionOptions::refuseWithoutKey);
      return Optional.empty();
    }
    return Optional.of(protection(engine));
  }

  /**
   * Returns the scheme, or empty for clear output.
   *
   * @throws UsageException if it is unknown
   * @throws FragmillException if a key file cannot be read
   */
  public Optional<Scheme> scheme() throws FragmillException {
    return keys.isEmpty() && keyServer.isEmpty() ? Optional.empty() : Optional.of(parsedScheme());
  }

  /**
   * Derives initialization vectors, unless {@code --iv} says them, so that machines agree on them.
   *
   * @param presentation a name that no other presentation has
   */
  public void deriveIv(IvSecret secret, String presentation) {
    vectors = Optional.of(builder -> builder.deriveIv(secret, presentation));
  }

  /** Returns whether FairPlay is signalled, which only HLS has a form for. */
  boolean hasFairPlay() {
    return drm.hasFairPlay();
  }

  /**
   * Returns what encrypts as a plan says; TRACKS of keys do not matter.
   *
   * @param needed the ids of the plan's keys
   */
  public Encryptor encryptor(List<KeyId> needed) throws FragmillException {
    List<ContentKey> all = new ArrayList<>(keyServer.keys(needed));
    all.addAll(keys.keys());
    return Encryptor.of(all).engine(engine());
  }

  /** Returns the key ids, which are not secret; none for clear output. */
  public List<KeyId> keyIds() throws FragmillException {
    return keys.keyIds();
  }

  /**
   * Checks that no key of the output has the key id of a different key of the inputs.
   *
   * @throws UsageException if one has
   */
  public void requireConsistent(List<ContentKey> ofInputs) throws FragmillException {
    for (ContentKey output : keys.keys()) {
      for (ContentKey input : ofInputs) {
        if (input.keyId().equals(output.keyId()) && !input.equals(output)) {
          throw new UsageException("--input-key and --key: two keys for key id " + input.keyId());
        }
      }
    }
  }

  private Protection protection(AesEngine engine) throws FragmillException {
    CommonEncryption.Builder builder = CommonEncryption.builder(parsedScheme()).engine(engine);
    keys.rules(keyRotation.isPresent()).addTo(builder);
    addKeyServer(builder);
    keyRotation.ifPresent(builder::rotateKeys);
    clearLead.ifPresent(builder::clearLead);
    if (iv.isPresent()) {
      parsedIv().ifPresent(builder::iv);
    } else {
      vectors.ifPresent(it -> it.accept(builder));
    }
    pattern.ifPresent(text -> setPattern(builder, text));
    drm.addTo(builder, keys.keyIds());
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
