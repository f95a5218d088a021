package io.github.fragmill.cli.option;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that say with which key each track is encrypted. */
public final class KeyOptions {

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
      names = "--clear",
      paramLabel = "TRACKS",
      description =
          "Leaves these tracks clear; TRACKS as for --key, for example audio, video:..360 or "
              + "lang:sv. Repeat the option for several. Text is always clear.")
  private List<String> clear = List.of();

  private final Map<String, String> environment;
  private Optional<List<GivenKey>> given = Optional.empty();
  private Optional<List<KeyOption>> parsed = Optional.empty();

  /**
   * @param environment the environment variables, which may hold keys
   */
  public KeyOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns whether there is no key. */
  public boolean isEmpty() throws FragmillException {
    return parsed().isEmpty();
  }

  /**
   * Returns the keys, each as often as it was given.
   *
   * @throws UsageException if one cannot be parsed, or two contradict each other
   * @throws FragmillException if a key file cannot be read
   */
  public List<ContentKey> keys() throws FragmillException {
    return parsed().stream().map(KeyOption::key).toList();
  }

  /** Returns the key ids, which are not secret; none for clear output. */
  public List<KeyId> keyIds() throws FragmillException {
    return parsed().stream().map(it -> it.key().keyId()).distinct().toList();
  }

  /**
   * Adds the rules to the encryption of any number of presentations, which need not have all of
   * these tracks.
   *
   * @throws UsageException if the same tracks are given twice
   */
  public void addTo(CommonEncryption.Builder builder) throws FragmillException {
    rules(/* isRotated= */ false).addOptionalTo(builder);
  }

  /**
   * Returns the keys as they were given, each {@code KID:KEY}: only for demonstrations, in which
   * everybody may see them.
   */
  public List<String> demonstrationPairs() throws FragmillException {
    List<KeyOption> valid = parsed();
    return valid.isEmpty()
        ? List.of()
        : given.orElseThrow().stream().map(KeyOption::pairOf).distinct().toList();
  }

  /** Returns which tracks have which key, without the keys: equal texts mean equal rules. */
  public String description() throws FragmillException {
    return parsed().stream()
            .map(it -> it.tracks() + "=" + it.key().keyId())
            .collect(Collectors.joining(" "))
        + " clear "
        + clear;
  }

  /**
   * Returns the tracks of each key.
   *
   * @param isRotated whether several keys may have the same tracks
   */
  TrackRules rules(boolean isRotated) throws FragmillException {
    return TrackRules.of(parsed(), isRotated, clear);
  }

  private List<KeyOption> parsed() throws FragmillException {
    if (parsed.isEmpty()) {
      given = Optional.of(GivenKeys.OF_COMMAND.read(keys, keyFiles, environment));
      parsed = Optional.of(KeyOption.parse(given.get()));
    }
    return parsed.get();
  }
}
