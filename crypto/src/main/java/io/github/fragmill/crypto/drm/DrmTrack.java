package io.github.fragmill.crypto.drm;

import io.github.fragmill.core.protect.EncryptionParameters;

/** A track as a DRM system sees it: what it is encrypted with, but not the key. */
public interface DrmTrack {

  /** Returns how the track is encrypted, with the key's id. */
  EncryptionParameters parameters();

  /**
   * Encrypts one block under the track's key, for headers with a checksum of the key.
   *
   * @param block 16 bytes
   * @return 16 new bytes
   */
  byte[] encryptBlock(byte[] block);
}
