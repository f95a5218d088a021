package io.github.fragmill.crypto.internal.scheme;

import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.crypto.internal.aes.AesCiphers;

/**
 * What one protection scheme prescribes (ISO/IEC 23001-7:2023, 10). A new scheme is a new
 * implementation and one line in the enum of schemes. Immutable and thread-safe.
 */
public interface SchemeRules {

  /** Returns the length of an initialization vector that is drawn and not given, 8 or 16. */
  int defaultIvBytes();

  /**
   * Tells whether a vector may have this length.
   *
   * @param lengthBytes 8 or 16
   */
  boolean takesIvOf(int lengthBytes);

  /**
   * Returns what {@code schm} and {@code tenc} announce of a track.
   *
   * @param ivs the track's initialization vectors
   * @param subsampled whether the codec leaves parts of each sample clear
   */
  EncryptionParameters parameters(KeyId keyId, IvRange ivs, boolean subsampled);

  /** Returns how protectable bytes are aligned to blocks. */
  AlignmentRule alignment();

  /**
   * Returns a new cipher for the samples of a track.
   *
   * @param key 16 bytes, copied
   * @param ivs the track's initialization vectors
   * @param subsampled whether the codec leaves parts of each sample clear
   */
  SampleCipher cipher(AesCiphers aes, byte[] key, IvRange ivs, boolean subsampled);
}
