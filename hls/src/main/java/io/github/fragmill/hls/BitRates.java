package io.github.fragmill.hls;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Bit rates of a media playlist (RFC 8216, 4.3.4.2), rounded up to whole bits per second.
 *
 * @param peak the highest rate over contiguous segments that together last 0.5 to 1.5 target
 *     durations; 1 or more
 * @param average the rate over all segments; 1 or more
 */
record BitRates(long peak, long average) {

  static final BitRates NONE = new BitRates(0, 0);

  private static final double BITS_PER_BYTE = 8;
  private static final double MICROS_PER_SECOND = 1e6;

  /**
   * Computes the rates.
   *
   * @param sizeBytes the size of each segment, asked for once
   * @param targetSeconds the target duration of the playlist
   */
  static BitRates of(SegmentDurations times, IntToLongFunction sizeBytes, long targetSeconds) {
    long[] segmentBytes = new long[times.count()];
    Arrays.setAll(segmentBytes, sizeBytes);
    double shortest = 0.5 * targetSeconds * MICROS_PER_SECOND;
    double longest = 1.5 * targetSeconds * MICROS_PER_SECOND;
    double peak = 0;
    double totalBytes = 0;
    for (int first = 0; first < times.count(); first++) {
      double bytes = 0;
      double micros = 0;
      for (int last = first; last < times.count() && micros <= longest; last++) {
        bytes += segmentBytes[last];
        micros += times.micros(last);
        if (micros >= shortest && micros <= longest) {
          peak = Math.max(peak, bytes / micros);
        }
      }
      totalBytes += segmentBytes[first];
    }
    double average = totalBytes / Math.max(1, times.totalMicros());
    return new BitRates(bitsPerSecond(Math.max(peak, average)), bitsPerSecond(average));
  }

  private static long bitsPerSecond(double bytesPerMicro) {
    return Math.max(1, (long) Math.ceil(bytesPerMicro * BITS_PER_BYTE * MICROS_PER_SECOND));
  }

  /** Returns the rates of both played together. */
  BitRates plus(BitRates other) {
    return new BitRates(peak + other.peak, average + other.average);
  }

  /** Returns what neither exceeds. */
  BitRates max(BitRates other) {
    return new BitRates(Math.max(peak, other.peak), Math.max(average, other.average));
  }
}
