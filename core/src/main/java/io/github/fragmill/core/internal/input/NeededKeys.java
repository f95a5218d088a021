package io.github.fragmill.core.internal.input;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.fragment.TrackDecryption;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SampleEncryption;
import io.github.fragmill.core.protect.port.Decryption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the keys of encrypted tracks, and names those that are missing. */
public final class NeededKeys {

  /** Live recordings rotate their keys: a message names only so many. */
  private static final int MAX_NAMED = 8;

  private NeededKeys() {}

  /**
   * Returns how a track is decrypted, or empty when it is clear.
   *
   * @throws FragmillException when it is encrypted and a key is missing
   */
  public static Optional<TrackDecryption> of(
      SourceContent content, Track track, Optional<Decryption> keys) throws FragmillException {
    Optional<SampleEncryption> own = content.encryption(track);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    String place = content.samples().name() + ": track " + track.id();
    List<KeyId> missing =
        own.get().keyIds().stream().filter(id -> keys.isEmpty() || !keys.get().hasKey(id)).toList();
    if (keys.isEmpty()) {
      throw new UnsupportedMediaException(
          place
              + " is encrypted ("
              + own.get().parameters().get(0).scheme()
              + "); decrypt it before packaging, or give the keys of "
              + names(missing));
    }
    if (!missing.isEmpty()) {
      throw new KeySourceException(place + " is encrypted; no key for " + names(missing));
    }
    return Optional.of(new TrackDecryption(own.get(), keys.get()));
  }

  private static String names(List<KeyId> ids) {
    String named =
        ids.stream().limit(MAX_NAMED).map(KeyId::toString).collect(Collectors.joining(", "));
    return (ids.size() == 1 ? "key id " : "key ids ")
        + named
        + (ids.size() > MAX_NAMED ? " and " + (ids.size() - MAX_NAMED) + " more" : "");
  }
}
