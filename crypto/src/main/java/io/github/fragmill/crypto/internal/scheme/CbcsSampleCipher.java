package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.crypto.internal.aes.CbcCipher;
import java.nio.ByteBuffer;

/**
 * Cipher block chaining over the blocks of a pattern. The chain begins anew at the constant IV with
 * each protected part (ISO/IEC 23001-7:2023, 10.4).
 */
final class CbcsSampleCipher implements SampleCipher {

  private final CbcCipher cipher;
  private final PatternedBlocks blocks;

  CbcsSampleCipher(CbcCipher cipher, BlockPattern pattern) {
    this.cipher = cipher;
    this.blocks = new PatternedBlocks(pattern, cipher::encrypt);
  }

  @Override
  public void beginSample(long sample) {
    // The IV is the same for all samples.
  }

  @Override
  public void encrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes) {
    cipher.restart();
    blocks.encrypt(buffer, offsetBytes, lengthBytes);
  }
}
