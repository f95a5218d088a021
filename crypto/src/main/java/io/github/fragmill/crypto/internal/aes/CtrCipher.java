package io.github.fragmill.crypto.internal.aes;

/**
 * AES in counter mode (NIST SP 800-38A, 6.5); encrypts and decrypts. Not thread-safe.
 *
 * <p>The counter is the low 8 bytes of the block. What happens when it overflows is left open,
 * because libraries differ: some carry into the high 8 bytes, some do not. So no caller goes beyond
 * the block whose low 8 bytes are all ones without {@link #begin} in between.
 */
public interface CtrCipher {

  /**
   * Begins a new key stream.
   *
   * @param counterBlock the first counter block, 16 bytes, copied
   */
  void begin(byte[] counterBlock);

  /**
   * Combines bytes with the next bytes of the key stream, in place.
   *
   * @param lengthBytes 0 or more, not necessarily whole blocks
   */
  void process(byte[] bytes, int offsetBytes, int lengthBytes);
}
