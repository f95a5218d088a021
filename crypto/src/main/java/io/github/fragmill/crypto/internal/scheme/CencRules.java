package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import java.util.Optional;

/**
 * The {@code cenc} scheme (ISO/IEC 23001-7:2023, 10.1): counter mode without a pattern, an
 * initialization vector for each sample, protected parts of whole blocks.
 */
public final class CencRules implements SchemeRules {

  @Override
  public int defaultIvBytes() {
    return 8;
  }

  @Override
  public boolean takesIvOf(int lengthBytes) {
    return true;
  }

  @Override
  public EncryptionParameters parameters(KeyId keyId, IvRange ivs, boolean subsampled) {
    return new EncryptionParameters(
        "cenc",
        keyId,
        /* perSampleIvBytes= */ ivs.lengthBytes(),
        /* constantIv= */ Optional.empty(),
        /* cryptByteBlock= */ 0,
        /* skipByteBlock= */ 0);
  }

  @Override
  public AlignmentRule alignment() {
    return AlignmentRule.WHOLE_BLOCKS;
  }

  @Override
  public SampleCipher cipher(AesCiphers aes, byte[] key, IvRange ivs, boolean subsampled) {
    return new CencSampleCipher(new BlockCounter(aes.ctr(key)), ivs);
  }
}
