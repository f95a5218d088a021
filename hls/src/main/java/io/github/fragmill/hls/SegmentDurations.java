package io.github.fragmill.hls;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.SegmentTimes;
import java.math.BigInteger;

/**
 * Durations of segments as playlists state them. A playlist has no times: players add durations up
 * from 0. So each time is rounded, and a duration is the difference of two: no error grows. What is
 * before the first segment belongs to it.
 */
final class SegmentDurations {

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final BigInteger BIG_MICROS = BigInteger.valueOf(MICROS_PER_SECOND);

  /** When each segment ends, in microseconds. */
  private final long[] endMicros;

  SegmentDurations(SegmentTimes segments, TimeScale timeScale) {
    endMicros = new long[segments.count()];
    for (int segment = 0; segment < endMicros.length; segment++) {
      long endTicks = segments.startTicks(segment) + segments.durationTicks(segment);
      endMicros[segment] = toMicros(endTicks, timeScale.ticksPerSecond());
    }
  }

  private static long toMicros(long ticks, long ticksPerSecond) {
    return BigInteger.valueOf(ticks)
        .multiply(BIG_MICROS)
        .add(BigInteger.valueOf(ticksPerSecond / 2))
        .divide(BigInteger.valueOf(ticksPerSecond))
        .longValueExact();
  }

  /** Returns the number of segments. */
  int count() {
    return endMicros.length;
  }

  /** Returns the duration of a segment in microseconds. */
  long micros(int segment) {
    return endMicros[segment] - (segment == 0 ? 0 : endMicros[segment - 1]);
  }

  /** Returns the duration of all segments in microseconds. */
  long totalMicros() {
    return endMicros[endMicros.length - 1];
  }

  /** Returns the value of {@code EXTINF}: seconds with six decimals, and no title. */
  String extInf(int segment) {
    long micros = micros(segment);
    String fraction = Long.toString(micros % MICROS_PER_SECOND + MICROS_PER_SECOND).substring(1);
    return micros / MICROS_PER_SECOND + "." + fraction + ",";
  }

  /**
   * Returns the longest duration, rounded to the nearest second: the least value of {@code
   * EXT-X-TARGETDURATION} (RFC 8216, 4.3.3.1); at least 1, which players wait for between requests.
   */
  long longestSeconds() {
    long longest = 0;
    for (int segment = 0; segment < count(); segment++) {
      longest = Math.max(longest, micros(segment));
    }
    return Math.max(1, (longest + MICROS_PER_SECOND / 2) / MICROS_PER_SECOND);
  }
}
