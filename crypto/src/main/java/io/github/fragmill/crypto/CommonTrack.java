package io.github.fragmill.crypto;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.TrackProtection;
import io.github.fragmill.core.protect.TrackProtector;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.internal.scheme.IvRange;
import io.github.fragmill.crypto.internal.scheme.SampleCipher;
import io.github.fragmill.crypto.internal.scheme.SampleProtector;
import io.github.fragmill.crypto.internal.scheme.SchemeRules;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;

/**
 * What is decided for one track.
 *
 * @param keys by the index of the crypto period, at least one; the first is the default
 * @param subsampled whether the codec leaves parts of each sample clear
 * @param signals what DRM systems say of it
 */
record CommonTrack(
    SchemeRules rules,
    AesCiphers aes,
    KeyTiming timing,
    TimeScale timeScale,
    NavigableMap<Long, ContentKey> keys,
    IvRange ivs,
    boolean subsampled,
    EncryptionParameters parameters,
    TrackSignals signals)
    implements TrackProtection {

  @Override
  public List<DrmSignal> drmSignals() {
    return signals.lasting();
  }

  @Override
  public boolean hasClearSegments() {
    return timing.hasClearLead();
  }

  @Override
  public SegmentKey segmentKey(long segmentStartTicks) {
    boolean isClear = timing.isClear(segmentStartTicks, timeScale);
    if (timing.cryptoPeriod().isEmpty()) {
      return isClear ? SegmentKey.clear(List.of()) : SegmentKey.DEFAULT;
    }
    // Clear segments already tell of the first key, so that it is there when the first one needs
    // it.
    return isClear ? SegmentKey.clear(signals.rolling(keys.firstKey())) : keyAt(segmentStartTicks);
  }

  private SegmentKey keyAt(long segmentStartTicks) {
    long period = timing.period(segmentStartTicks, timeScale);
    ContentKey key = keys.get(period);
    if (key == null) {
      throw new IllegalArgumentException(
          "segmentStartTicks: expected the start of one of the track's segments, found "
              + segmentStartTicks
              + " in crypto period "
              + period);
    }
    return SegmentKey.named(key.keyId(), signals.rolling(period));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException when the key has been destroyed
   */
  @Override
  public TrackProtector protector(SegmentKey key, long firstSample) {
    if (key.isClear()) {
      throw new IllegalArgumentException("key: expected one, found a clear segment");
    }
    byte[] keyBytes = contentKey(key.keyId().orElse(parameters.defaultKeyId())).toBytes();
    try {
      SampleCipher cipher = rules.cipher(aes, keyBytes, ivs, subsampled);
      return new SampleProtector(rules.alignment(), subsampled, cipher, firstSample);
    } finally {
      Arrays.fill(keyBytes, (byte) 0);
    }
  }

  private ContentKey contentKey(KeyId keyId) {
    return keys.values().stream()
        .filter(it -> it.keyId().equals(keyId))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("key: expected one of the track's, found " + keyId));
  }
}
