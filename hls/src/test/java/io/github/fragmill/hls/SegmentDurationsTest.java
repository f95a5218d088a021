package io.github.fragmill.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.SegmentTimes;
import org.junit.jupiter.api.Test;

class SegmentDurationsTest {

  @Test
  void extInf_manyThirds_addUpWithoutDrift() {
    int count = 30_000;
    long[] starts = new long[count];
    for (int segment = 0; segment < count; segment++) {
      starts[segment] = segment;
    }
    SegmentDurations durations =
        new SegmentDurations(new SegmentTimes(starts, count, new long[count]), new TimeScale(3));
    double sum = 0;
    for (int segment = 0; segment < count; segment++) {
      sum += Double.parseDouble(durations.extInf(segment).replace(",", ""));
    }
    assertThat(sum).isCloseTo(10_000, org.assertj.core.data.Offset.offset(0.00001));
    assertThat(durations.extInf(0)).isEqualTo("0.333333,");
    assertThat(durations.extInf(1)).isEqualTo("0.333334,");
  }

  @Test
  void extInf_firstSegmentBeginsLate_countsFromZero() {
    SegmentDurations durations = of(1000, 2000, 6000);
    assertThat(durations.extInf(0)).isEqualTo("2.000000,");
    assertThat(durations.totalMicros()).isEqualTo(6_000_000);
  }

  @Test
  void longestSeconds_halfAndLess_isRoundedToNearest() {
    assertThat(of(0, 4499).longestSeconds()).isEqualTo(4);
    assertThat(of(0, 4500).longestSeconds()).isEqualTo(5);
    assertThat(of(0, 100).longestSeconds()).isEqualTo(1);
  }

  /** Times in milliseconds; the last one is the end. */
  private static SegmentDurations of(long... millis) {
    long[] starts = java.util.Arrays.copyOf(millis, millis.length - 1);
    return new SegmentDurations(
        new SegmentTimes(starts, millis[millis.length - 1], new long[starts.length]),
        new TimeScale(1000));
  }
}
