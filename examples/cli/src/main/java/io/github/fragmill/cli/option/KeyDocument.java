package io.github.fragmill.cli.option;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.protect.KeyText;
import io.github.fragmill.cpix.CpixDocument;
import io.github.fragmill.cpix.CpixKey;
import io.github.fragmill.cpix.UsageFilter;
import io.github.fragmill.cpix.UsageRule;
import io.github.fragmill.crypto.Scheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a CPIX document of keys as they are given to {@code package}. */
public final class KeyDocument {

  private KeyDocument() {}

  /**
   * Returns a document with a rule for each key.
   *
   * @throws UsageException if there is no key, or CPIX has no filter for its tracks
   * @throws FragmillException if a file cannot be read
   */
  public static CpixDocument of(
      List<String> keys,
      List<Path> files,
      Map<String, String> environment,
      Optional<String> contentId,
      Scheme scheme)
      throws FragmillException {
    List<CpixKey> written = new ArrayList<>();
    List<UsageRule> rules = new ArrayList<>();
    List<GivenKey> given = GivenKeys.OF_COMMAND.read(keys, files, environment);
    for (GivenKey one : given) {
      KeyOption option = KeyOption.parse(List.of(one)).get(0);
      if (written.stream().noneMatch(key -> key.keyId().equals(option.key().keyId()))) {
        written.add(key(one, option).withScheme(scheme.fourCc()));
      }
      rules.add(
          new UsageRule(option.key().keyId(), Optional.empty(), filters(option, given.size())));
    }
    if (written.isEmpty()) {
      throw new UsageException(
          "expected a key, found none; pass it with --key-file, FRAGMILL_KEYS or --key");
    }
    return new CpixDocument(Optional.of("2.3"), contentId, written, List.of(), List.of(), rules);
  }

  private static CpixKey key(GivenKey given, KeyOption option) {
    byte[] value =
        KeyText.parse(given.place(), given.text().substring(given.text().lastIndexOf(':') + 1));
    try {
      return CpixKey.of(option.key().keyId(), value);
    } finally {
      Arrays.fill(value, (byte) 0);
    }
  }

  private static List<UsageFilter> filters(KeyOption option, int keys) {
    return switch (option.tracks().text()) {
      case "video" -> List.of(UsageFilter.Video.ANY);
      case "audio" -> List.of(UsageFilter.Audio.ANY);
      case "" -> {
        if (keys > 1) {
          throw new UsageException(
              option.place() + ": expected video or audio of each of several keys, found none");
        }
        yield List.of();
      }
      default ->
          throw new UsageException(
              option.place()
                  + ": expected video or audio, found "
                  + option.tracks()
                  + ", for which CPIX has no filter");
    };
  }
}
