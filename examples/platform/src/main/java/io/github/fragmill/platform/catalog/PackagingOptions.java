package io.github.fragmill.platform.catalog;

import io.github.fragmill.crypto.Scheme;
import java.time.Duration;
import java.util.Optional;

/**
 * How a title is to be packaged. Immutable.
 *
 * @param key encrypts the tracks; empty when no track is encrypted
 * @param segment the target duration of segments
 * @param hasTrickPlay whether there is a trick play track
 */
public record PackagingOptions(
    Scheme scheme,
    EncryptedTracks encrypted,
    Optional<WrappedKey> key,
    Profile profile,
    Duration segment,
    boolean hasTrickPlay) {

  public PackagingOptions {
    if (key.isPresent() == (encrypted == EncryptedTracks.NONE)) {
      throw new IllegalArgumentException(
          "key: expected one where tracks are encrypted, and only there");
    }
  }
}
