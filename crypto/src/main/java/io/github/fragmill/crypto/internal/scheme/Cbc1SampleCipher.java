package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.internal.aes.CbcCipher;
import java.nio.ByteBuffer;

/**
 * Cipher block chaining over all whole blocks of a sample's protected parts, which form one chain
 * (ISO/IEC 23001-7:2023, 10.2).
 *
 * <p>The cipher below always begins at an IV of zeros. To begin at a sample's own, that is combined
 * with the sample's first block: a chain does just this with its IV, and no cipher has to be made
 * for each sample.
 */
final class Cbc1SampleCipher implements SampleCipher {

  private final CbcCipher cipher;
  private final IvRange ivs;
  private final PatternedBlocks blocks;
  private final byte[] iv = new byte[BlockPattern.BLOCK_BYTES];
  private boolean isFirstBlock;

  /**
   * Makes the cipher of a track.
   *
   * @param key 16 bytes, copied
   * @param ivs IVs of 16 bytes
   */
  Cbc1SampleCipher(AesCiphers aes, byte[] key, IvRange ivs) {
    this.cipher = aes.cbc(key, /* iv= */ new byte[BlockPattern.BLOCK_BYTES]);
    this.ivs = ivs;
    this.blocks = new PatternedBlocks(BlockPattern.NONE, this::chain);
  }

  @Override
  public void beginSample(long sample) {
    cipher.restart();
    ivs.put(sample, ByteBuffer.wrap(iv));
    isFirstBlock = true;
  }

  @Override
  public void encrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes) {
    blocks.encrypt(buffer, offsetBytes, lengthBytes);
  }

  private void chain(byte[] bytes, int offsetBytes, int lengthBytes) {
    if (isFirstBlock) {
      for (int index = 0; index < iv.length; index++) {
        bytes[offsetBytes + index] ^= iv[index];
      }
      isFirstBlock = false;
    }
    cipher.encrypt(bytes, offsetBytes, lengthBytes);
  }
}
