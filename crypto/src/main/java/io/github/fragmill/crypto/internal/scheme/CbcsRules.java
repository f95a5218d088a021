package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import java.util.Optional;

/**
 * The {@code cbcs} scheme (ISO/IEC 23001-7:2023, 10.4): cipher block chaining from a constant
 * initialization vector, one block in ten of subsamples (9.6), all whole blocks of samples without
 * subsamples (9.7).
 */
public final class CbcsRules implements SchemeRules {

  private static final BlockPattern ONE_IN_TEN =
      new BlockPattern(/* cryptByteBlock= */ 1, /* skipByteBlock= */ 9);

  @Override
  public int defaultIvBytes() {
    return 16;
  }

  @Override
  public EncryptionParameters parameters(KeyId keyId, IvRange ivs, boolean subsampled) {
    BlockPattern pattern = pattern(subsampled);
    return new EncryptionParameters(
        "cbcs",
        keyId,
        /* perSampleIvBytes= */ 0,
        Optional.of(ivs.first()),
        pattern.cryptByteBlock(),
        pattern.skipByteBlock());
  }

  private static BlockPattern pattern(boolean subsampled) {
    return subsampled ? ONE_IN_TEN : BlockPattern.NONE;
  }

  @Override
  public AlignmentRule alignment() {
    return AlignmentRule.AS_FOUND;
  }

  @Override
  public SampleCipher cipher(AesCiphers aes, byte[] key, IvRange ivs, boolean subsampled) {
    return new CbcsSampleCipher(aes.cbc(key, ivs.firstCipherIv()), pattern(subsampled));
  }
}
