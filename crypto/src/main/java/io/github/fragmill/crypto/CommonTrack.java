package io.github.fragmill.crypto;

import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.core.protect.TrackProtector;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.internal.scheme.IvRange;
import io.github.fragmill.crypto.internal.scheme.SampleCipher;
import io.github.fragmill.crypto.internal.scheme.SampleProtector;
import io.github.fragmill.crypto.internal.scheme.SchemeRules;
import java.util.Arrays;
import java.util.List;

/**
 * What is decided for one track.
 *
 * @param subsampled whether the codec leaves parts of each sample clear
 */
record CommonTrack(
    SchemeRules rules,
    AesCiphers aes,
    ContentKey key,
    IvRange ivs,
    boolean subsampled,
    EncryptionParameters parameters,
    List<DrmSignal> drmSignals)
    implements TrackProtection {

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException when the key has been destroyed
   */
  @Override
  public TrackProtector protector(long firstSample) {
    byte[] keyBytes = key.toBytes();
    try {
      SampleCipher cipher = rules.cipher(aes, keyBytes, ivs, subsampled);
      return new SampleProtector(rules.alignment(), subsampled, cipher, firstSample);
    } finally {
      Arrays.fill(keyBytes, (byte) 0);
    }
  }
}
