package io.github.fragmill.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.TimeScale;
import org.junit.jupiter.api.Test;

class InstantsTest {

  private static final TimeScale MILLIS = new TimeScale(1000);
  private static final TimeScale NTSC = new TimeScale(30_000);

  @Test
  void compare_oneScale_isExact() {
    assertThat(Instants.compare(5, MILLIS, 5, MILLIS)).isZero();
    assertThat(Instants.compare(5, MILLIS, 6, MILLIS)).isNegative();
    assertThat(Instants.compare(6, MILLIS, 5, MILLIS)).isPositive();
  }

  @Test
  void compare_timeTheCoarserScaleCannotTell_isTheSame() {
    // 60 frames of 1001/30000 s: 2.002 s; one frame: 33.3666... ms, written as 33 or 34.
    assertThat(Instants.compare(2002, MILLIS, 60_060, NTSC)).isZero();
    assertThat(Instants.compare(33, MILLIS, 1001, NTSC)).isZero();
    assertThat(Instants.compare(1001, NTSC, 34, MILLIS)).isZero();
  }

  @Test
  void compare_aTickOfTheCoarserScaleOrMore_differs() {
    assertThat(Instants.compare(2001, MILLIS, 60_060, NTSC)).isNegative();
    assertThat(Instants.compare(60_060, NTSC, 2003, MILLIS)).isNegative();
    assertThat(Instants.compare(2003, MILLIS, 60_060, NTSC)).isPositive();
    assertThat(Instants.compare(60_060, NTSC, 2001, MILLIS)).isPositive();
  }
}
