package io.github.fragmill.core.protect;

import java.util.Objects;
import java.util.Optional;

/**
 * How the samples of a track are encrypted, as {@code schm} and {@code tenc} announce it (ISO/IEC
 * 23001-7:2023, 8.2). Holds no key. Immutable.
 *
 * @param scheme the scheme type: {@code cenc}, {@code cens}, {@code cbc1} or {@code cbcs}
 * @param defaultKeyId the key that the samples are encrypted with
 * @param perSampleIvBytes 8 or 16, or 0 when there is a constant IV
 * @param constantIv 8 or 16 bytes when {@code perSampleIvBytes} is 0
 * @param cryptByteBlock encrypted blocks of 16 bytes in a pattern, 0 to 15; 0 without a pattern
 * @param skipByteBlock clear blocks of 16 bytes in a pattern, 0 to 15; 0 without a pattern
 */
public record EncryptionParameters(
    String scheme,
    KeyId defaultKeyId,
    int perSampleIvBytes,
    Optional<InitializationVector> constantIv,
    int cryptByteBlock,
    int skipByteBlock) {

  public EncryptionParameters {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(defaultKeyId, "defaultKeyId");
    if (perSampleIvBytes != 0 && perSampleIvBytes != 8 && perSampleIvBytes != 16) {
      throw new IllegalArgumentException(
          "perSampleIvBytes: expected 0, 8 or 16, found " + perSampleIvBytes);
    }
    if (constantIv.isPresent() != (perSampleIvBytes == 0)) {
      throw new IllegalArgumentException("constantIv: expected exactly when perSampleIvBytes is 0");
    }
    boolean hasPattern = cryptByteBlock != 0 || skipByteBlock != 0;
    if (hasPattern && (scheme.equals("cenc") || scheme.equals("cbc1"))) {
      throw new IllegalArgumentException(
          "cryptByteBlock, skipByteBlock: "
              + scheme
              + " has no pattern, found "
              + cryptByteBlock
              + ":"
              + skipByteBlock);
    }
    requireNibble("cryptByteBlock", cryptByteBlock);
    requireNibble("skipByteBlock", skipByteBlock);
  }

  private static void requireNibble(String name, int value) {
    if (value < 0 || value > 15) {
      throw new IllegalArgumentException(name + ": expected 0 to 15, found " + value);
    }
  }
}
