package io.github.fragmill.core.internal.codec.aac;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.Optional;

/** Sampling rates of MPEG-4 audio (ISO/IEC 14496-3, Table 1.18). */
final class SamplingRate {

  private static final int[] HERTZ = {
    96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350
  };

  private SamplingRate() {}

  /** Returns the rate of a samplingFrequencyIndex, empty when it is reserved or an escape. */
  static Optional<Integer> ofIndex(int index) {
    return index < HERTZ.length ? Optional.of(HERTZ[index]) : Optional.empty();
  }

  /** Reads a rate that is written out. */
  static int explicit(BitReader reader) throws MalformedMediaException {
    int hertz = reader.bits(24);
    if (hertz == 0) {
      throw reader.malformed("samplingFrequency: expected a positive rate, found 0");
    }
    return hertz;
  }
}
