package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeScaleTest {

  private static final TimeScale MAX = new TimeScale(0xFFFF_FFFFL);
  private static final TimeScale NTSC = new TimeScale(30_000);
  private static final TimeScale AUDIO = new TimeScale(44_100);

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 0x1_0000_0000L, Long.MAX_VALUE, Long.MIN_VALUE})
  void constructor_outOfRange_isRefused(long ticksPerSecond) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TimeScale(ticksPerSecond))
        .withMessageContaining("ticksPerSecond")
        .withMessageContaining(Long.toString(ticksPerSecond));
  }

  @Test
  void compare_equalTimesOfDifferentScales_isZero() {
    assertThat(NTSC.compare(30_000, 44_100, AUDIO)).isZero();
    assertThat(NTSC.compare(-30_000, -44_100, AUDIO)).isZero();
  }

  @Test
  void compare_differenceOfOneTick_isSeen() {
    assertThat(NTSC.compare(30_000, 44_101, AUDIO)).isNegative();
    assertThat(NTSC.compare(30_000, 44_099, AUDIO)).isPositive();
    assertThat(NTSC.compare(-30_000, -44_099, AUDIO)).isNegative();
  }

  @Test
  void compare_productsAbove64Bits_isExact() {
    TimeScale almost = new TimeScale(0xFFFF_FFFEL);
    assertThat(MAX.compare(Long.MAX_VALUE, Long.MAX_VALUE, almost)).isNegative();
    assertThat(almost.compare(Long.MAX_VALUE, Long.MAX_VALUE, MAX)).isPositive();
    assertThat(MAX.compare(Long.MIN_VALUE, Long.MAX_VALUE, almost)).isNegative();
  }

  @Test
  void compare_randomTimes_agreesWithBigInteger() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      TimeScale one = new TimeScale(1 + random.nextLong(0xFFFF_FFFFL));
      TimeScale other = new TimeScale(1 + random.nextLong(0xFFFF_FFFFL));
      long ticks = random.nextLong() >> random.nextInt(64);
      long otherTicks = random.nextLong() >> random.nextInt(64);
      int expected = product(ticks, other).compareTo(product(otherTicks, one));
      assertThat(Integer.signum(one.compare(ticks, otherTicks, other))).isEqualTo(expected);
    }
  }

  private static BigInteger product(long ticks, TimeScale scale) {
    return BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(scale.ticksPerSecond()));
  }

  @ParameterizedTest
  @CsvSource({
    "1, FLOOR, 1",
    "1, CEILING, 2",
    "1, HALF_UP, 1",
    "-1, FLOOR, -2",
    "-1, CEILING, -1",
    "3, HALF_UP, 4",
    "30000, UNNECESSARY, 44100"
  })
  void convert_rounding_isAsNamed(long ticks, RoundingMode rounding, long expected) {
    assertThat(NTSC.convert(ticks, AUDIO, rounding)).isEqualTo(expected);
  }

  @Test
  void convert_notWholeAndNoRounding_isRefused() {
    assertThatThrownBy(() -> NTSC.convert(1, AUDIO, RoundingMode.UNNECESSARY))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void convert_resultAbove63Bits_isRefused() {
    assertThatThrownBy(() -> new TimeScale(1).convert(Long.MAX_VALUE, MAX, RoundingMode.FLOOR))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void convert_intermediateAbove63Bits_isExact() {
    assertThat(MAX.convert(Long.MAX_VALUE, MAX, RoundingMode.UNNECESSARY))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void toDuration_thirds_areRoundedToNanoseconds() {
    TimeScale thirds = new TimeScale(3);
    assertThat(thirds.toDuration(1)).isEqualTo(Duration.ofNanos(333_333_333));
    assertThat(thirds.toDuration(2)).isEqualTo(Duration.ofNanos(666_666_667));
    assertThat(thirds.toDuration(-1)).isEqualTo(Duration.ofNanos(-333_333_333));
  }

  @Test
  void toDuration_restThatRoundsToASecond_carries() {
    assertThat(MAX.toDuration(0xFFFF_FFFEL)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void toDuration_longestTime_doesNotOverflow() {
    assertThat(new TimeScale(1).toDuration(Long.MAX_VALUE).toSeconds()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void toTicks_duration_isRoundedToTheNearest() {
    assertThat(NTSC.toTicks(Duration.ofMillis(1001))).isEqualTo(30_030);
    assertThat(NTSC.toTicks(Duration.ofNanos(16_666))).isZero();
    assertThat(NTSC.toTicks(Duration.ofNanos(16_667))).isEqualTo(1);
  }

  @Test
  void toTicks_resultAbove63Bits_isRefused() {
    assertThatThrownBy(() -> MAX.toTicks(Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(ArithmeticException.class);
  }
}
