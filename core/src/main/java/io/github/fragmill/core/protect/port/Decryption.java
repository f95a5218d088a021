package io.github.fragmill.core.protect.port;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;

/**
 * Port: the keys of encrypted sources, and the ciphers that undo what was done with them. Immutable
 * and thread-safe; one decryption may serve any number of sources at once.
 *
 * <p>Nobody can see whether a key is the right one: under a wrong one, decrypting gives other bytes
 * and no failure.
 */
public interface Decryption {

  /** Returns whether the key with this id is available. */
  boolean hasKey(KeyId keyId);

  /**
   * Returns a new decryptor for samples of one group.
   *
   * @param parameters how the samples are encrypted; {@link #hasKey} is true for its key id
   */
  SampleDecryptor decryptor(EncryptionParameters parameters);
}
