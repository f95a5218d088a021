package io.github.fragmill.crypto;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.drm.DrmTrack;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A track as DRM systems see it; the keys stay inside.
 *
 * @param keys those that one licence shall hold, the track's own among them, in their order
 */
record KeyedTrack(EncryptionParameters parameters, Map<KeyId, ContentKey> keys, AesCiphers aes)
    implements DrmTrack {

  private static final int BLOCK_BYTES = 16;

  @Override
  public List<KeyId> keyIds() {
    return List.copyOf(keys.keySet());
  }

  @Override
  public byte[] encryptBlock(KeyId keyId, byte[] block) {
    ContentKey key = keys.get(keyId);
    if (key == null) {
      throw new IllegalArgumentException("keyId: expected one of " + keyIds() + ", found " + keyId);
    }
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
