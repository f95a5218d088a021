package io.github.fragmill.core.internal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.TimeScale;
import org.junit.jupiter.api.Test;

class TimeTest {

  private static final TimeScale MILLIS = new TimeScale(1000);
  private static final TimeScale NTSC = new TimeScale(30_000);

  private static int compare(long ticks, TimeScale scale, long otherTicks, TimeScale otherScale) {
    return new Time(ticks, scale).compareInstant(new Time(otherTicks, otherScale));
  }

  @Test
  void compareInstant_oneScale_isExact() {
    assertThat(compare(5, MILLIS, 5, MILLIS)).isZero();
    assertThat(compare(5, MILLIS, 6, MILLIS)).isNegative();
    assertThat(compare(6, MILLIS, 5, MILLIS)).isPositive();
  }

  @Test
  void compareInstant_timeBetweenTicksOfTheCoarserScale_isTheSame() {
    // 60 frames of 1001/30000 s: 2.002 s; one frame: 33.3666... ms, written as 33 or 34.
    assertThat(compare(2002, MILLIS, 60_060, NTSC)).isZero();
    assertThat(compare(33, MILLIS, 1001, NTSC)).isZero();
    assertThat(compare(1001, NTSC, 34, MILLIS)).isZero();
  }

  @Test
  void compareInstant_aTickOfTheCoarserScaleOrMore_differs() {
    assertThat(compare(2001, MILLIS, 60_060, NTSC)).isNegative();
    assertThat(compare(60_060, NTSC, 2003, MILLIS)).isNegative();
    assertThat(compare(2003, MILLIS, 60_060, NTSC)).isPositive();
    assertThat(compare(60_060, NTSC, 2001, MILLIS)).isPositive();
  }
}
