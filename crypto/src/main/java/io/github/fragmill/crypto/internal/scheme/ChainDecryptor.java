package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.core.protect.port.SampleDecryptor;
import io.github.fragmill.crypto.internal.aes.CbcDecipher;
import java.nio.ByteBuffer;

/**
 * Undoes cipher block chaining over the whole blocks of a pattern. The chain of {@code cbc1} runs
 * through a sample, that of {@code cbcs} begins anew with each protected part (ISO/IEC
 * 23001-7:2023, 10.2, 10.4).
 *
 * <p>The cipher below always begins at an IV of zeros. A sample's own is combined with the first
 * block after it: a chain does just this with its IV, and no cipher has to be made for each sample.
 */
final class ChainDecryptor implements SampleDecryptor {

  private final CbcDecipher decipher;
  private final boolean beginsWithEachPart;
  private final PatternedBlocks blocks;
  private final byte[] iv = new byte[BlockPattern.BLOCK_BYTES];
  private boolean isFirstBlock;

  ChainDecryptor(CbcDecipher decipher, boolean beginsWithEachPart, BlockPattern pattern) {
    this.decipher = decipher;
    this.beginsWithEachPart = beginsWithEachPart;
    this.blocks = new PatternedBlocks(pattern, this::chain);
  }

  @Override
  public void beginSample(long ivHigh, long ivLow) {
    ByteBuffer.wrap(iv).putLong(ivHigh).putLong(ivLow);
    begin();
  }

  private void begin() {
    decipher.restart();
    isFirstBlock = true;
  }

  @Override
  public void decrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes) {
    if (beginsWithEachPart) {
      begin();
    }
    blocks.encrypt(buffer, offsetBytes, lengthBytes);
  }

  private void chain(byte[] bytes, int offsetBytes, int lengthBytes) {
    decipher.decrypt(bytes, offsetBytes, lengthBytes);
    if (isFirstBlock && lengthBytes > 0) {
      for (int index = 0; index < iv.length; index++) {
        bytes[offsetBytes + index] ^= iv[index];
      }
      isFirstBlock = false;
    }
  }
}
