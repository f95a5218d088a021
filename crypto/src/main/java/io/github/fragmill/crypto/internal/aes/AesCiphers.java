package io.github.fragmill.crypto.internal.aes;

/**
 * AES-128 as one library offers it. Immutable and thread-safe; the ciphers it makes are neither.
 *
 * <p>Keys and IVs are arrays of 16 bytes, which are copied.
 */
public interface AesCiphers {

  /** Returns a cipher that encrypts in cipher block chaining mode, always from the same IV. */
  CbcCipher cbc(byte[] key, byte[] iv);

  /** Returns a cipher that decrypts in cipher block chaining mode, from an IV of zeros. */
  CbcDecipher cbcDecipher(byte[] key);

  /** Returns a cipher in counter mode. */
  CtrCipher ctr(byte[] key);
}
