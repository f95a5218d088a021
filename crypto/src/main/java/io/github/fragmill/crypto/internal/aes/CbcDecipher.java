package io.github.fragmill.crypto.internal.aes;

/**
 * AES decryption in cipher block chaining mode (NIST SP 800-38A, 6.2) without padding, always from
 * an IV of zeros. Ready for the first chain when made. Not thread-safe.
 */
public interface CbcDecipher {

  /** Begins a new chain. */
  void restart();

  /**
   * Decrypts blocks in place and goes on with the chain.
   *
   * @param lengthBytes a multiple of 16, also 0
   */
  void decrypt(byte[] bytes, int offsetBytes, int lengthBytes);
}
