package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.crypto.internal.aes.AesCiphers;

/**
 * The {@code cbc1} scheme (ISO/IEC 23001-7:2023, 10.2): cipher block chaining through each sample,
 * from an initialization vector of its own, over protected parts of whole blocks. An IV is as long
 * as a block, for a chain begins with one.
 */
public final class Cbc1Rules implements SchemeRules {

  @Override
  public String fourCc() {
    return "cbc1";
  }

  @Override
  public boolean hasConstantIv() {
    return false;
  }

  @Override
  public int defaultIvBytes() {
    return BlockPattern.BLOCK_BYTES;
  }

  @Override
  public boolean takesIvOf(int lengthBytes) {
    return lengthBytes == BlockPattern.BLOCK_BYTES;
  }

  @Override
  public BlockPattern pattern() {
    return BlockPattern.NONE;
  }

  @Override
  public AlignmentRule alignment() {
    return AlignmentRule.WHOLE_BLOCKS;
  }

  @Override
  public SampleCipher cipher(AesCiphers aes, byte[] key, IvRange ivs) {
    return new Cbc1SampleCipher(aes, key, ivs);
  }
}
