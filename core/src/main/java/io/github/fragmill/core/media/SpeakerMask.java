package io.github.fragmill.core.media;

import java.util.Locale;
import java.util.Objects;

/**
 * The loudspeakers that a Dolby codec names for its audio, as the bit field that its bitstream
 * uses. It knows layouts that ISO/IEC 23091-3 has no index for.
 *
 * @param vocabulary which loudspeakers the bits stand for
 * @param bits at least one of those that the vocabulary has
 */
public record SpeakerMask(Vocabulary vocabulary, int bits) {

  /** The meaning of the bits. */
  public enum Vocabulary {
    /**
     * The places of Enhanced AC-3's channel map, which speaks for AC-3 too: 16 bits, left is the
     * most significant (ETSI TS 102 366, E.1.3.1.8).
     */
    ENHANCED_AC3(16),

    /**
     * The speaker groups of AC-4: 24 bits, left and right are the least significant, the most
     * significant stands for objects without a layout (ETSI TS 103 190-2, A.3 and G.3.3.2).
     */
    AC4(24);

    private final int width;

    Vocabulary(int width) {
      this.width = width;
    }
  }

  public SpeakerMask {
    Objects.requireNonNull(vocabulary, "vocabulary");
    if (bits < 1 || bits >= 1 << vocabulary.width) {
      throw new IllegalArgumentException(
          "bits: expected 1 to 2^" + vocabulary.width + " - 1, found " + bits);
    }
  }

  /** Returns the bits as upper-case hexadecimal digits, as many as the vocabulary needs. */
  public String toHex() {
    return String.format(Locale.ROOT, "%0" + vocabulary.width / 4 + "X", bits);
  }
}
