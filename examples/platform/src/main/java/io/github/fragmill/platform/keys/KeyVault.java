package io.github.fragmill.platform.keys;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;

/** Wraps content keys for the database. Thread-safe. */
public final class KeyVault {

  private static final String LABEL = "content keys";

  private final MasterKey masterKey;

  /**
   * @param masterKey must stay open
   */
  public KeyVault(MasterKey masterKey) {
    this.masterKey = masterKey;
  }

  /**
   * Wraps a key.
   *
   * @param key a multiple of 8 bytes, 16 or more
   * @return 8 bytes more
   */
  public byte[] wrap(byte[] key) {
    byte[] wrappingKey = masterKey.derive(LABEL);
    try {
      return KeyWrap.wrap(wrappingKey, key);
    } finally {
      Arrays.fill(wrappingKey, (byte) 0);
    }
  }

  /**
   * Unwraps a key.
   *
   * @throws KeyVaultException when it was wrapped with another master key, or has changed
   */
  public byte[] unwrap(byte[] wrapped) throws KeyVaultException {
    byte[] wrappingKey = masterKey.derive(LABEL);
    try {
      return KeyWrap.unwrap(wrappingKey, wrapped);
    } catch (InvalidCipherTextException e) {
      throw new KeyVaultException(
          "a stored key cannot be read: it is damaged, or was stored with another master key", e);
    } finally {
      Arrays.fill(wrappingKey, (byte) 0);
    }
  }
}
