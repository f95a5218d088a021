package io.github.fragmill.benchmarks.movie;

import java.nio.ByteBuffer;

/**
 * A track whose samples are pure functions of their index, so that a movie of any length takes no
 * memory. All samples last equally long. Immutable and thread-safe.
 */
interface SyntheticTrack {

  /** Returns the handler type, {@code vide} or {@code soun}. */
  String handler();

  /** Returns {@code vmhd} or {@code smhd}. */
  byte[] mediaHeader();

  byte[] sampleEntry();

  int ticksPerSecond();

  int sampleDurationTicks();

  int sampleCount();

  /** Returns the composition time that is presented first. */
  int mediaStartTicks();

  int sizeBytes(int sample);

  int compositionOffsetTicks(int sample);

  boolean isSync(int sample);

  /**
   * Puts a part of a sample.
   *
   * @param startBytes where it begins in the sample
   * @param endBytes where it ends, at most the sample's size
   */
  void put(int sample, int startBytes, int endBytes, ByteBuffer into);

  /** Returns the first sample that is decoded at or after a second. */
  default int firstSampleOf(int second) {
    long ticks = (long) second * ticksPerSecond();
    return (int) ((ticks + sampleDurationTicks() - 1) / sampleDurationTicks());
  }

  /** Returns a size that varies by an eighth up and down, always in the same way. */
  static int vary(int averageBytes, int sample) {
    int spread = averageBytes / 4;
    return averageBytes - spread / 2 + Math.floorMod(sample * 0x9E37_79B1, spread);
  }
}
