package io.github.fragmill.core.internal.codec.ac3;

/** Sampling rates by fscod (ETSI TS 102 366, 4.4.1.3). */
final class SamplingRate {

  /** In AC-3 reserved; in Enhanced AC-3, half of another rate. */
  static final int OTHER = 3;

  private static final int[] HERTZ = {48_000, 44_100, 32_000};

  private SamplingRate() {}

  /** Returns a rate; the code is not {@link #OTHER}. */
  static int hertz(int code) {
    return HERTZ[code];
  }

  /** Returns whether a rate is half of one that has a code. */
  static boolean isReduced(int hertz) {
    return hertz == 24_000 || hertz == 22_050 || hertz == 16_000;
  }
}
