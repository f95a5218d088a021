package io.github.fragmill.platform.catalog;

import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.platform.config.KeyServerSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a title is to be packaged. Immutable.
 *
 * @param key encrypts the tracks, where the platform has keys of its own
 * @param contentId the name of the title for the key server that is asked for its keys, where there
 *     is one; {@link KeyServerSettings#TITLE_NUMBER} in it stands for the number of the upload
 *     until the packaging is added
 * @param segment the target duration of segments
 * @param hasTrickPlay whether there is a trick play track
 */
public record PackagingOptions(
    Scheme scheme,
    EncryptedTracks encrypted,
    Optional<WrappedKey> key,
    Optional<String> contentId,
    Profile profile,
    Duration segment,
    boolean hasTrickPlay) {

  public PackagingOptions {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(contentId, "contentId");
    boolean isOne = key.isPresent() != contentId.isPresent();
    boolean isClear = key.isEmpty() && contentId.isEmpty();
    if (encrypted == EncryptedTracks.NONE ? !isClear : !isOne) {
      throw new IllegalArgumentException(
          "expected a key or a content id where tracks are encrypted, and only there");
    }
  }

  /** Returns where the keys come from. */
  public KeyOrigin keyOrigin() {
    return key.isPresent()
        ? KeyOrigin.PLATFORM
        : contentId.isPresent() ? KeyOrigin.KEY_SERVER : KeyOrigin.NONE;
  }

  /** Returns the same with the number of the upload in its content id. */
  PackagingOptions ofUpload(long uploadId) {
    return new PackagingOptions(
        scheme,
        encrypted,
        key,
        contentId.map(it -> it.replace(KeyServerSettings.TITLE_NUMBER, Long.toString(uploadId))),
        profile,
        segment,
        hasTrickPlay);
  }
}
