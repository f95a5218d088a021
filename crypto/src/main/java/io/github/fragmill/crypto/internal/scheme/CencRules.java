package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.crypto.internal.aes.AesCiphers;

/**
 * The {@code cenc} scheme (ISO/IEC 23001-7:2023, 10.1): counter mode without a pattern, an
 * initialization vector for each sample, protected parts of whole blocks.
 */
public final class CencRules implements SchemeRules {

  @Override
  public String fourCc() {
    return "cenc";
  }

  @Override
  public boolean hasConstantIv() {
    return false;
  }

  @Override
  public int defaultIvBytes() {
    return 8;
  }

  @Override
  public boolean takesIvOf(int lengthBytes) {
    return true;
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
    return new CencSampleCipher(new BlockCounter(aes.ctr(key)), ivs);
  }
}
