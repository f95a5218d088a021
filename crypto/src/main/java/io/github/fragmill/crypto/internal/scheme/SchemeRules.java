package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.internal.aes.AesCiphers;
import java.util.Optional;

/**
 * What one protection scheme prescribes (ISO/IEC 23001-7:2023, 10). A new scheme is a new
 * implementation and one line in the enum of schemes. Immutable and thread-safe.
 */
public interface SchemeRules {

  /** Returns the scheme type, as {@code schm} writes it. */
  String fourCc();

  /** Returns whether a track has one initialization vector for all samples. */
  boolean hasConstantIv();

  /** Returns the length of an initialization vector that is drawn and not given, 8 or 16. */
  int defaultIvBytes();

  /**
   * Returns whether an initialization vector may have this length.
   *
   * @param lengthBytes 8 or 16
   */
  boolean takesIvOf(int lengthBytes);

  /** Returns which blocks of subsamples are encrypted. */
  BlockPattern pattern();

  /** Returns how protectable bytes are aligned to blocks. */
  AlignmentRule alignment();

  /**
   * Returns a new cipher for the samples of a track.
   *
   * @param key 16 bytes, copied
   * @param ivs the track's initialization vectors
   */
  SampleCipher cipher(AesCiphers aes, byte[] key, IvRange ivs);

  /**
   * Returns what {@code schm} and {@code tenc} announce of a track.
   *
   * @param firstIv the initialization vector of the first sample
   * @param hasSubsamples whether the codec leaves parts of each sample clear; elsewhere there is no
   *     pattern
   */
  default EncryptionParameters parameters(
      KeyId keyId, InitializationVector firstIv, boolean hasSubsamples) {
    BlockPattern announced = hasSubsamples ? pattern() : BlockPattern.NONE;
    return new EncryptionParameters(
        fourCc(),
        keyId,
        hasConstantIv() ? 0 : firstIv.lengthBytes(),
        hasConstantIv() ? Optional.of(firstIv) : Optional.empty(),
        announced.cryptByteBlock(),
        announced.skipByteBlock());
  }
}
