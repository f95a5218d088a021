package io.github.fragmill.example.origin.title;

import io.github.fragmill.cli.option.DrmOptions;
import io.github.fragmill.cli.option.KeyOptions;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.port.Protection;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Encryptor;
import io.github.fragmill.crypto.FixedKeys;
import io.github.fragmill.crypto.IvSecret;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.example.origin.config.Secret;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The keys of all titles, and how they are signalled. Immutable and thread-safe. */
final class TitleProtection {

  /**
   * What initialization vectors are derived from.
   *
   * @param name another one for another secret that is shared; a secret that was drawn leaves saved
   *     plans as they are
   */
  record Vectors(IvSecret secret, String name) {

    private static final int NAME_BYTES = 8;

    /** Returns those of a secret that nodes share. */
    static Vectors shared(Secret secret) {
      return new Vectors(IvSecret.of(secret.toBytes()), name(secret));
    }

    private static String name(Secret secret) {
      byte[] hash = secret.sign("fragmill origin: name of the IV secret");
      return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    }
  }

  private final KeyOptions rules;
  private final List<ContentKey> keys;
  private final DrmOptions drm;
  private final Vectors vectors;

  TitleProtection(KeyOptions rules, DrmOptions drm, Vectors vectors) throws FragmillException {
    this.rules = rules;
    this.keys = rules.keys();
    this.drm = drm;
    this.vectors = vectors;
  }

  List<ContentKey> keys() {
    return keys;
  }

  /** What encrypts as a plan says. */
  Encryptor encryptor() {
    return Encryptor.of(keys);
  }

  /**
   * Returns the protection of a title.
   *
   * @param keyId of the one key of all its tracks; empty for the keys that the options give them
   * @throws KeySourceException when there is no such key, or the parts contradict each other
   */
  Protection of(String title, Scheme scheme, Optional<KeyId> keyId) throws FragmillException {
    if (keys.isEmpty()) {
      throw new KeySourceException(
          title + " is to be encrypted by " + scheme.fourCc() + ", but there is no key");
    }
    CommonEncryption.Builder builder =
        CommonEncryption.builder(scheme).deriveIv(vectors.secret(), title);
    if (keyId.isPresent()) {
      builder.keyIfPresent(TrackSelector.all(), FixedKeys.of(key(title, keyId.get())));
      drm.addTo(builder, List.of(keyId.get()));
    } else {
      rules.addTo(builder);
      drm.addTo(builder, rules.keyIds());
    }
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      throw new KeySourceException(title + ": " + e.getMessage(), e);
    }
  }

  private ContentKey key(String title, KeyId keyId) throws KeySourceException {
    return keys.stream()
        .filter(it -> it.keyId().equals(keyId))
        .findFirst()
        .orElseThrow(
            () -> new KeySourceException(title + ": there is no key with the key id " + keyId));
  }

  /** All that decides protections but the titles, without a secret. */
  String description() throws FragmillException {
    return rules.description() + " " + drm.description() + " " + vectors.name();
  }
}
