package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.crypto.internal.aes.AesCiphers;

/**
 * The {@code cens} scheme (ISO/IEC 23001-7:2023, 10.3): counter mode with a pattern over subsamples
 * (9.6), over all whole blocks of samples without subsamples (9.7); an initialization vector for
 * each sample, protected parts of whole blocks.
 *
 * @param pattern of subsamples
 */
public record CensRules(BlockPattern pattern) implements SchemeRules {

  @Override
  public String fourCc() {
    return "cens";
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
  public AlignmentRule alignment() {
    return AlignmentRule.WHOLE_BLOCKS;
  }

  @Override
  public SampleCipher cipher(AesCiphers aes, byte[] key, IvRange ivs) {
    return new CensSampleCipher(new BlockCounter(aes.ctr(key)), ivs, pattern);
  }
}
