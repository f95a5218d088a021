package io.github.fragmill.crypto.internal.aes;

/**
 * AES encryption in cipher block chaining mode (NIST SP 800-38A, 6.2) without padding. Ready for
 * the first chain when made. Not thread-safe.
 */
public interface CbcCipher {

  /** Begins a new chain at the initialization vector. */
  void restart();

  /**
   * Encrypts blocks in place and goes on with the chain.
   *
   * @param lengthBytes a multiple of 16, also 0
   */
  void encrypt(byte[] bytes, int offsetBytes, int lengthBytes);
}
