package io.github.fragmill.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.SegmentTimes;
import org.junit.jupiter.api.Test;

class BitRatesTest {

  @Test
  void of_onePeak_isTheRateOfTheWindowThatHoldsIt() {
    // 1, 3 and 1 MB in four seconds each: two segments last more than 1.5 targets.
    BitRates rates = rates(new long[] {0, 4, 8}, 12, 4, 1_000_000, 3_000_000, 1_000_000);
    assertThat(rates).isEqualTo(new BitRates(6_000_000, 3_333_334));
  }

  @Test
  void of_shortSegmentOfHighRate_isNoWindowByItself() {
    // The second lasts a quarter of the target; with a neighbour it lasts five or so seconds.
    BitRates rates = rates(new long[] {0, 4, 5}, 9, 4, 1_000_000, 1_000_000, 500_000);
    assertThat(rates.peak()).isEqualTo(3_200_000);
  }

  @Test
  void of_nothingInTheWindow_isTheAverage() {
    BitRates rates = rates(new long[] {0}, 1, 10, 1_000_000);
    assertThat(rates).isEqualTo(new BitRates(8_000_000, 8_000_000));
  }

  @Test
  void of_noBytes_isAtLeastOne() {
    assertThat(rates(new long[] {0}, 1, 1, 0)).isEqualTo(new BitRates(1, 1));
  }

  private static BitRates rates(
      long[] startSeconds, long endSeconds, long targetSeconds, long... bytes) {
    SegmentTimes segments = new SegmentTimes(startSeconds, endSeconds, bytes);
    return BitRates.of(
        new SegmentDurations(segments, new TimeScale(1)), segments::sizeBytes, targetSeconds);
  }
}
