package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.crypto.internal.aes.AesCiphers;

/**
 * The {@code cbcs} scheme (ISO/IEC 23001-7:2023, 10.4): cipher block chaining from a constant
 * initialization vector, with a pattern over subsamples (9.6), over all whole blocks of samples
 * without subsamples (9.7).
 *
 * @param pattern of subsamples
 */
public record CbcsRules(BlockPattern pattern) implements SchemeRules {

  @Override
  public String fourCc() {
    return "cbcs";
  }

  @Override
  public boolean hasConstantIv() {
    return true;
  }

  @Override
  public int defaultIvBytes() {
    return 16;
  }

  @Override
  public boolean takesIvOf(int lengthBytes) {
    return true;
  }

  @Override
  public AlignmentRule alignment() {
    return AlignmentRule.AS_FOUND;
  }

  @Override
  public SampleCipher cipher(AesCiphers aes, byte[] key, IvRange ivs) {
    return new CbcsSampleCipher(aes.cbc(key, ivs.firstCipherIv()), pattern);
  }
}
