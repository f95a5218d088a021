package io.github.fragmill.example.origin.title;

import io.github.fragmill.cli.option.KeyOptions;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Encryptor;
import io.github.fragmill.crypto.FixedKeys;
import io.github.fragmill.crypto.Scheme;
import java.util.List;
import java.util.Optional;

/** The keys that options give, the same for all titles. Immutable and thread-safe. */
final class GivenTitleKeys {

  private final KeyOptions rules;
  private final List<ContentKey> keys;

  GivenTitleKeys(KeyOptions rules) throws FragmillException {
    this.rules = rules;
    this.keys = rules.keys();
  }

  List<KeyId> keyIds() {
    return keys.stream().map(ContentKey::keyId).distinct().toList();
  }

  Encryptor encryptor() {
    return Encryptor.of(keys);
  }

  /**
   * Adds the keys of a title.
   *
   * @param keyId of the one key of all its tracks; empty for the keys that the options give them
   * @return the ids of its keys
   * @throws KeySourceException when there is no such key
   */
  List<KeyId> addTo(
      CommonEncryption.Builder builder, String title, Scheme scheme, Optional<KeyId> keyId)
      throws FragmillException {
    if (keys.isEmpty()) {
      throw new KeySourceException(
          title + " is to be encrypted by " + scheme.fourCc() + ", but there is no key");
    }
    if (keyId.isPresent()) {
      builder.keyIfPresent(TrackSelector.all(), FixedKeys.of(key(title, keyId.get())));
      return List.of(keyId.get());
    }
    rules.addTo(builder);
    return rules.keyIds();
  }

  private ContentKey key(String title, KeyId keyId) throws KeySourceException {
    return keys.stream()
        .filter(it -> it.keyId().equals(keyId))
        .findFirst()
        .orElseThrow(
            () -> new KeySourceException(title + ": there is no key with the key id " + keyId));
  }

  /** Which tracks have which key, without the keys. */
  String description() throws FragmillException {
    return rules.description();
  }
}
