package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.protect.Decryption;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SampleEncryption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks that the keys of all encrypted tracks are at hand, and names those that are not. */
final class NeededKeys {

  /** Live recordings rotate their keys: what nobody would read to its end is cut. */
  private static final int MAX_NAMED = 8;

  private NeededKeys() {}

  static void require(
      String sourceName, Map<Integer, SampleEncryption> encryption, Optional<Decryption> keys)
      throws FragmillException {
    for (Map.Entry<Integer, SampleEncryption> track : new TreeMap<>(encryption).entrySet()) {
      List<KeyId> missing =
          track.getValue().keyIds().stream()
              .filter(id -> keys.isEmpty() || !keys.get().hasKey(id))
              .toList();
      if (missing.isEmpty()) {
        continue;
      }
      String place = sourceName + ": track " + track.getKey();
      if (keys.isPresent()) {
        throw new KeySourceException(place + " is encrypted; no key for " + names(missing));
      }
      throw new UnsupportedMediaException(
          place
              + " is encrypted ("
              + track.getValue().parameters().get(0).scheme()
              + "); decrypt it before packaging, or give the keys of "
              + names(missing));
    }
  }

  private static String names(List<KeyId> ids) {
    String named =
        ids.stream().limit(MAX_NAMED).map(KeyId::toString).collect(Collectors.joining(", "));
    return (ids.size() == 1 ? "key id " : "key ids ")
        + named
        + (ids.size() > MAX_NAMED ? " and " + (ids.size() - MAX_NAMED) + " more" : "");
  }
}
