package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import java.util.Optional;

/**
 * The {@code cbc1} scheme (ISO/IEC 23001-7:2023, 10.2): cipher block chaining through each sample,
 * from an initialization vector of its own, over protected parts of whole blocks. A vector is as
 * long as a block, for a chain begins with one.
 */
public final class Cbc1Rules implements SchemeRules {

  @Override
  public int defaultIvBytes() {
    return BlockPattern.BLOCK_BYTES;
  }

  @Override
  public boolean takesIvOf(int lengthBytes) {
    return lengthBytes == BlockPattern.BLOCK_BYTES;
  }

  @Override
  public EncryptionParameters parameters(KeyId keyId, IvRange ivs, boolean subsampled) {
    return new EncryptionParameters(
        "cbc1",
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
    return new Cbc1SampleCipher(aes, key, ivs);
  }
}
