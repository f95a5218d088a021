package io.github.fragmill.platform.catalog;

import io.github.fragmill.crypto.Scheme;
import java.time.Duration;
import java.util.Optional;

/**
 * How a title is to be packaged. Immutable.
 *
 * @param key with what it is encrypted; empty when no track is
 * @param segment how long segments aim to be
 * @param hasTrickPlay whether there are pictures for winding
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
