package io.github.fragmill.crypto;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.crypto.drm.DrmTrack;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import java.util.Arrays;

/** A track as DRM systems see it; the key stays inside. */
record KeyedTrack(EncryptionParameters parameters, ContentKey key, AesCiphers aes)
    implements DrmTrack {

  private static final int BLOCK_BYTES = 16;

  @Override
  public byte[] encryptBlock(byte[] block) {
    if (block.length != BLOCK_BYTES) {
      throw new IllegalArgumentException("block: expected 16 bytes, found " + block.length);
    }
    byte[] keyBytes = key.toBytes();
    try {
      byte[] encrypted = block.clone();
      // The first block of a chain that begins at zeros is the block by itself.
      aes.cbc(keyBytes, /* iv= */ new byte[BLOCK_BYTES])
          .encrypt(encrypted, /* offsetBytes= */ 0, BLOCK_BYTES);
      return encrypted;
    } finally {
      Arrays.fill(keyBytes, (byte) 0);
    }
  }
}
