package io.github.fragmill.crypto;

import com.google.errorprone.annotations.CheckReturnValue;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The keys of a presentation whose encryption was decided before: what a saved plan needs to be
 * loaded. What is encrypted how, the plan says. Immutable and thread-safe; refers to its keys and
 * keeps no copy ({@link ContentKey} says where keys are in memory).
 *
 * <pre>{@code
 * SavedPlan.parse(bytes).loader().encryption(Encryptor.of(key))
 * }</pre>
 *
 * <p>Two processes that work on one plan must have the same key under each key id. Nobody can see
 * whether they do: under another key, segments are as long as they should be, and no player can
 * decrypt them.
 */
@CheckReturnValue
public final class Encryptor implements Encryption {

  private final Map<KeyId, ContentKey> keys;
  private final AesCiphers aes;

  Encryptor(Map<KeyId, ContentKey> keys, AesCiphers aes) {
    this.keys = Map.copyOf(keys);
    this.aes = aes;
  }

  /**
   * Makes an encryptor.
   *
   * @throws IllegalArgumentException when there are two different keys for one key id
   */
  public static Encryptor of(ContentKey first, ContentKey... more) {
    List<ContentKey> keys = new ArrayList<>(List.of(first));
    keys.addAll(List.of(more));
    return of(keys);
  }

  /**
   * Makes an encryptor.
   *
   * @param keys more than are needed do no harm; none is possible where nothing is encrypted
   * @throws IllegalArgumentException when there are two different keys for one key id
   */
  public static Encryptor of(List<ContentKey> keys) {
    return new Encryptor(KeysById.of(keys), AesEngine.bouncyCastle().ciphers());
  }

  /** Sets what computes AES. The default is {@link AesEngine#bouncyCastle()}. */
  public Encryptor engine(AesEngine value) {
    return new Encryptor(keys, value.ciphers());
  }

  @Override
  public boolean hasKey(KeyId keyId) {
    return keys.containsKey(keyId);
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
          rules(track.parameters()).cipher(aes, keyBytes, IvRange.of(track.iv(segment))),
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
    return "encryptor with keys of " + keys.keySet();
  }
}
