package io.github.fragmill.core.internal.fragment;

/**
 * How many subsamples a sample of video is taken to have at most, from its size alone: nobody knows
 * before it was read. The syntax of the codecs would allow one for every few bytes, and a bound
 * that allowed for it would be of no use. So this is what encoders make of pictures: up to 16
 * slices or tiles of any size, and beyond them one for each 128 bytes. Streams for packet networks
 * cut their slices at 500 to 1,500 bytes, and others have a handful of slices in a picture (ADR
 * 37).
 */
final class SubsampleBound {

  /** The least that a protected part of a sample takes with the clear bytes before it. */
  private static final int LEAST_BYTES = 4;

  private static final int SMALL_PARTS = 16;
  private static final int BYTES_OF_OTHERS = 128;

  private SubsampleBound() {}

  /** Returns the greatest number of subsamples of a sample. */
  static int maxSubsamples(int sampleBytes) {
    return 1 + Math.min(sampleBytes / LEAST_BYTES, SMALL_PARTS + sampleBytes / BYTES_OF_OTHERS);
  }
}
