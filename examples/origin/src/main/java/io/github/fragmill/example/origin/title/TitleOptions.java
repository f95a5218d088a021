package io.github.fragmill.example.origin.title;

import io.github.fragmill.cli.option.DrmOptions;
import io.github.fragmill.cli.option.KeyOptions;
import io.github.fragmill.cli.option.KeyServerOptions;
import io.github.fragmill.cli.option.SecondsConverter;
import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.core.Packager;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.cpix.Cpix;
import io.github.fragmill.crypto.IvSecret;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.example.origin.config.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how titles are packaged. */
public final class TitleOptions {

  private static final String IV_OPTION = "--iv-secret";
  private static final String IV_VARIABLE = "FRAGMILL_IV_SECRET";
  private static final int IV_SECRET_BYTES = 32;

  @Option(
      names = "--scheme",
      paramLabel = "cbcs|cenc|none",
      description =
          "Protection scheme of Common Encryption, or none for clear titles (default: cbcs with "
              + "a key, none without).")
  private Optional<String> scheme = Optional.empty();

  @Option(
      names = IV_OPTION,
      paramLabel = "FILE",
      description =
          "File with a secret of 16 characters or more, which initialization vectors are derived "
              + "from; or the secret itself in "
              + IV_VARIABLE
              + ". Nodes that serve the same "
              + "titles need the same one. Without it, each start draws its own.")
  private Optional<Path> ivSecret = Optional.empty();

  @Option(
      names = "--layout",
      paramLabel = "segments|single",
      description =
          "segments serves a file for each segment, single one indexed file for each rendition "
              + "(default: ${DEFAULT-VALUE}).")
  private String layout = "segments";

  @Option(
      names = "--segment-seconds",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      description = "Target duration of segments (default: 4).")
  private Duration segmentDuration = Packager.DEFAULT_SEGMENT_DURATION;

  @Option(
      names = "--trick-play",
      description = "Adds trick play tracks, which hold the sync samples of all video.")
  private boolean trickPlay;

  @Option(
      names = "--measure",
      description =
          "Reads the video of each title that is encrypted when it is opened, for exact bit rates "
              + "in manifests; without it, they are upper bounds.")
  private boolean measure;

  @Option(
      names = "--keep-keys",
      paramLabel = "SECONDS",
      converter = SecondsConverter.class,
      description =
          "How long answers of the SPEKE server are kept in memory: a title costs one request in "
              + "this time (default: 3600).")
  private Duration keepKeys = Duration.ofHours(1);

  @Mixin private final KeyOptions keys;

  @Mixin private final KeyServerOptions keyServer = new KeyServerOptions();

  @Mixin private final DrmOptions drm = new DrmOptions();

  private final Map<String, String> environment;

  /**
   * @param environment the environment variables, which may hold keys and the secret
   */
  public TitleOptions(Map<String, String> environment) {
    this.environment = environment;
    this.keys = new KeyOptions(environment);
  }

  /**
   * Returns the rules of the options.
   *
   * @throws UsageException when an option has an invalid value, or they contradict each other
   * @throws FragmillException when a file cannot be read
   */
  public TitleRules rules() throws FragmillException {
    keyServer.requireConsistent();
    boolean hasKeys = !keys.isEmpty() || !keyServer.isEmpty();
    if (!keys.isEmpty() && !keyServer.isEmpty()) {
      throw new UsageException("--key and --speke or --cpix: expected keys of one of them");
    }
    SchemeChoice chosen =
        scheme.isPresent()
            ? parse("--scheme", scheme.get(), SchemeChoice::parse)
            : hasKeys ? usualScheme() : SchemeChoice.NONE;
    if (chosen != SchemeChoice.NONE && !hasKeys) {
      throw new UsageException(
          "--scheme "
              + chosen.word()
              + " requires a key: --key, --key-file, FRAGMILL_KEYS, --speke or --cpix");
    }
    requireSchemeOfDocument(chosen);
    TitleRules rules =
        new TitleRules(
            new TitleRules.Defaults(
                chosen,
                parse("--layout", layout, LayoutChoice::parse),
                segmentDuration,
                trickPlay,
                measure),
            new TitleProtection(new GivenTitleKeys(keys), served(), drm, vectors()));
    requirePossible(rules);
    return rules;
  }

  private SchemeChoice usualScheme() throws FragmillException {
    Optional<Scheme> named = keyServer.document().flatMap(Cpix::scheme);
    return named.equals(Optional.of(Scheme.CENC)) ? SchemeChoice.CENC : SchemeChoice.CBCS;
  }

  private void requireSchemeOfDocument(SchemeChoice chosen) throws FragmillException {
    Optional<Scheme> named = keyServer.document().flatMap(Cpix::scheme);
    if (named.isPresent() && chosen.scheme().isPresent() && !named.equals(chosen.scheme())) {
      throw new UsageException(
          "--cpix: expected keys for "
              + chosen.word()
              + ", found keys for "
              + named.get().fourCc());
    }
  }

  private ServedTitleKeys served() throws FragmillException {
    return new ServedTitleKeys(
        keyServer.server().map(it -> it.cached(keepKeys)),
        keyServer.contentId().orElse(ServedTitleKeys.TITLE),
        keyServer.document(),
        keyServer.reader());
  }

  /**
   * Returns the keys, each {@code KID:KEY}: only for a page on which everybody may see them.
   *
   * @throws UsageException when they are not of options
   */
  public List<String> demonstrationKeys() throws FragmillException {
    if (!keyServer.isEmpty()) {
      throw new UsageException("--demo-keys: expected keys of --key, found those of a key server");
    }
    return keys.demonstrationPairs();
  }

  /** Returns whether nodes agree on initialization vectors, or have none. */
  public boolean isSharable() throws FragmillException {
    return (keys.isEmpty() && keyServer.isEmpty()) || sharedSecret().isPresent();
  }

  private TitleProtection.Vectors vectors() throws FragmillException {
    Optional<Secret> shared = sharedSecret();
    if (shared.isPresent()) {
      return TitleProtection.Vectors.shared(shared.get());
    }
    byte[] drawn = new byte[IV_SECRET_BYTES];
    new SecureRandom().nextBytes(drawn);
    return new TitleProtection.Vectors(IvSecret.of(drawn), "drawn");
  }

  private Optional<Secret> sharedSecret() throws FragmillException {
    return Secret.find(IV_OPTION, ivSecret, environment, IV_VARIABLE);
  }

  /** What contradicts itself for every title is a mistake in the options. */
  private static void requirePossible(TitleRules rules) throws FragmillException {
    try {
      rules.of("every title", TitleChoices.NONE);
    } catch (KeySourceException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static <T> T parse(String option, String word, Function<String, T> parser) {
    try {
      return parser.apply(word);
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
  }
}
