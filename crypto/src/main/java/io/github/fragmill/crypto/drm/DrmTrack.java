package io.github.fragmill.crypto.drm;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import java.util.List;

/** A track as a DRM system sees it: what it is encrypted with, but no key. */
public interface DrmTrack {

  /** Returns how the track is encrypted, with the key's id. */
  EncryptionParameters parameters();

  /**
   * Returns the ids of the keys that a licence for the track shall hold: the track's own or, where
   * one licence is to open the whole presentation, all of them, in the same order for each track.
   */
  default List<KeyId> keyIds() {
    return List.of(parameters().defaultKeyId());
  }

  /**
   * Encrypts one block under a key, for headers with a checksum of the key.
   *
   * @param keyId one of {@link #keyIds()}
   * @param block 16 bytes
   * @return 16 new bytes
   */
  byte[] encryptBlock(KeyId keyId, byte[] block);
}
