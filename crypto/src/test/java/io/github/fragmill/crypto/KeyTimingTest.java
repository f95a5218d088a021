package io.github.fragmill.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.TimeScale;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class KeyTimingTest {

  private static final TimeScale NTSC = new TimeScale(30_000);
  private static final TimeScale FINEST = new TimeScale(0xFFFF_FFFFL);

  @Test
  void period_withoutRotation_zero() {
    assertThat(KeyTiming.CONSTANT.period(Long.MAX_VALUE, NTSC)).isZero();
  }

  @Test
  void period_startOfAPeriod_belongsToIt() {
    KeyTiming timing = KeyTiming.CONSTANT.withCryptoPeriod(Duration.ofMillis(2002));

    assertThat(timing.period(60_059, NTSC)).isZero();
    assertThat(timing.period(60_060, NTSC)).isEqualTo(1);
    assertThat(timing.period(120_119, NTSC)).isEqualTo(1);
    assertThat(timing.period(120_120, NTSC)).isEqualTo(2);
  }

  @Test
  void period_largeNumbers_exact() {
    KeyTiming timing = KeyTiming.CONSTANT.withCryptoPeriod(Duration.ofSeconds(3));
    long ticks = 0xFFFF_FFFFL * 2_000_000_000L;

    assertThat(timing.period(ticks, FINEST)).isEqualTo(666_666_666);
    assertThat(timing.period(Long.MAX_VALUE, new TimeScale(1))).isEqualTo(Long.MAX_VALUE / 3);
  }

  @Test
  void isClear_startOfTheRest_notClear() {
    KeyTiming timing = KeyTiming.CONSTANT.withClearLead(Duration.ofMillis(2002));

    assertThat(timing.isClear(0, NTSC)).isTrue();
    assertThat(timing.isClear(60_059, NTSC)).isTrue();
    assertThat(timing.isClear(60_060, NTSC)).isFalse();
  }

  @Test
  void isClear_withoutLead_never() {
    assertThat(KeyTiming.CONSTANT.isClear(0, NTSC)).isFalse();
  }
}
