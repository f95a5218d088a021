package io.github.fragmill.crypto.internal.scheme;

import java.nio.ByteBuffer;

/**
 * Counter mode over the blocks of a pattern. The encrypted blocks of a sample form one stream: the
 * counter moves neither over clear bytes nor over skipped blocks (ISO/IEC 23001-7:2023, 9.3, 10.3).
 */
final class CensSampleCipher implements SampleCipher {

  private final BlockCounter counter;
  private final IvRange ivs;
  private final PatternedBlocks blocks;

  CensSampleCipher(BlockCounter counter, IvRange ivs, BlockPattern pattern) {
    this.counter = counter;
    this.ivs = ivs;
    this.blocks = new PatternedBlocks(pattern, counter::process);
  }

  @Override
  public void beginSample(long sample) {
    counter.begin(ivs.high(sample), ivs.low());
  }

  @Override
  public void encrypt(ByteBuffer buffer, int offsetBytes, int lengthBytes) {
    blocks.encrypt(buffer, offsetBytes, lengthBytes);
  }
}
