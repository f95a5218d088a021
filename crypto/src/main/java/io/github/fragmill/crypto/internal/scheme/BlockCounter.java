package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.crypto.internal.aes.CtrCipher;
import java.nio.ByteBuffer;

/**
 * The key stream of Common Encryption: the block counter is the low 64 bits and wraps there
 * (ISO/IEC 23001-7:2023, 9.3), where AES libraries go on as each of them likes. So a run is split
 * at the wrap, and the stream begun anew after it. Not thread-safe.
 */
final class BlockCounter {

  private static final int BLOCK_BYTES = 16;

  private final CtrCipher cipher;
  private final byte[] counterBlock = new byte[BLOCK_BYTES];
  private final ByteBuffer counterFields = ByteBuffer.wrap(counterBlock);
  private long bytesToWrap;

  BlockCounter(CtrCipher cipher) {
    this.cipher = cipher;
  }

  /**
   * Begins the stream of a sample.
   *
   * @param high the 64 bits that stay
   * @param low the first value of the counter
   */
  void begin(long high, long low) {
    counterFields.putLong(0, high).putLong(Long.BYTES, low);
    cipher.begin(counterBlock);
    long blocksToWrap = -low; // 2^64 - low, unsigned; 0 stands for 2^64
    boolean isNear = blocksToWrap > 0 && blocksToWrap < Long.MAX_VALUE / BLOCK_BYTES;
    bytesToWrap = isNear ? blocksToWrap * BLOCK_BYTES : Long.MAX_VALUE;
  }

  /** Combines bytes with the next bytes of the stream, in place. */
  void process(byte[] bytes, int offsetBytes, int lengthBytes) {
    int beforeBytes = (int) Math.min(lengthBytes, bytesToWrap);
    cipher.process(bytes, offsetBytes, beforeBytes);
    bytesToWrap -= beforeBytes;
    if (beforeBytes < lengthBytes) {
      begin(counterFields.getLong(0), /* low= */ 0);
      process(bytes, offsetBytes + beforeBytes, lengthBytes - beforeBytes);
    }
  }
}
