package io.github.fragmill.core.protect;

/**
 * Port: the keys of encrypted sources, and the ciphers that undo what was done with them. Immutable
 * and thread-safe; one decryption may serve any number of titles at once.
 *
 * <p>Whether a key is the right one cannot be told: under a wrong one, decrypting gives other bytes
 * and no failure.
 */
public interface Decryption {

  /** Tells whether the key with this id is at hand. */
  boolean hasKey(KeyId keyId);

  /**
   * Returns a new decryptor for samples of one group.
   *
   * @param parameters how the samples are encrypted; {@link #hasKey} tells of its key id
   */
  SampleDecryptor decryptor(EncryptionParameters parameters);
}
