package io.github.fragmill.crypto;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.Encryption;
import io.github.fragmill.core.protect.port.SegmentEncryptor;
import io.github.fragmill.core.protect.port.SegmentMapper;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import io.github.fragmill.crypto.internal.scheme.BlockPattern;
import io.github.fragmill.crypto.internal.scheme.IvRange;
import io.github.fragmill.crypto.internal.scheme.SampleEncryptor;
import io.github.fragmill.crypto.internal.scheme.SampleMapper;
import io.github.fragmill.crypto.internal.scheme.SchemeRules;
import java.util.Arrays;
import java.util.Map;

/**
 * Encrypts with the keys of a presentation. What is encrypted how comes with each call. Refers to
 * keys and keeps no copy. Immutable and thread-safe.
 */
final class KeyedEncryption implements Encryption {

  private final Map<KeyId, ContentKey> keys;
  private final AesCiphers aes;

  KeyedEncryption(Map<KeyId, ContentKey> keys, AesCiphers aes) {
    this.keys = Map.copyOf(keys);
    this.aes = aes;
  }

  @Override
  public SegmentMapper mapper(TrackEncryption track, int segment, long firstSample) {
    track.keyId(segment); // refuses a clear segment
    return new SampleMapper(rules(track.parameters()).alignment(), track, firstSample);
  }

  @Override
  public SegmentEncryptor encryptor(TrackEncryption track, int segment, long firstSample) {
    KeyId keyId = track.keyId(segment);
    ContentKey key = keys.get(keyId);
    if (key == null) {
      throw new IllegalArgumentException(
          "track: expected one under keys of " + keys.keySet() + ", found key id " + keyId);
    }
    byte[] keyBytes = key.toBytes();
    try {
      return new SampleEncryptor(
          track.hasSubsamples(),
          rules(track.parameters()).cipher(aes, keyBytes, IvRange.of(track.firstIv())),
          firstSample);
    } finally {
      Arrays.fill(keyBytes, (byte) 0);
    }
  }

  private static SchemeRules rules(EncryptionParameters parameters) {
    return Scheme.parse(parameters.scheme())
        .rules(new BlockPattern(parameters.cryptByteBlock(), parameters.skipByteBlock()));
  }

  /** Returns the key ids. */
  @Override
  public String toString() {
    return "encryption with keys of " + keys.keySet();
  }
}
