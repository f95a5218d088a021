package io.github.fragmill.core.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SegmentTimesTest {

  @Test
  void lookups_segments_giveTheirValues() {
    SegmentTimes times = new SegmentTimes(new long[] {0, 40, 100}, 130, new long[] {7, 8, 0});
    assertThat(times.count()).isEqualTo(3);
    assertThat(times.startTicks(1)).isEqualTo(40);
    assertThat(times.durationTicks(0)).isEqualTo(40);
    assertThat(times.durationTicks(2)).isEqualTo(30);
    assertThat(times.endTicks()).isEqualTo(130);
    assertThat(times.sizeBytes(1)).isEqualTo(8);
  }

  @Test
  void constructor_arraysChangedAfterwards_keepsItsOwn() {
    long[] starts = {0, 5};
    long[] sizes = {1, 2};
    SegmentTimes times = new SegmentTimes(starts, 9, sizes);
    starts[1] = 7;
    sizes[1] = 7;
    assertThat(times.startTicks(1)).isEqualTo(5);
    assertThat(times.sizeBytes(1)).isEqualTo(2);
  }

  @Test
  void constructor_noSegments_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentTimes(new long[0], 0, new long[0]));
  }

  @Test
  void constructor_sizesMissing_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentTimes(new long[] {0, 1}, 2, new long[] {1}))
        .withMessageContaining("1 and 2");
  }

  @Test
  void constructor_notAscendingOrNegative_isRefusedWithTheSegment() {
    long[] sizes = {1, 1};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentTimes(new long[] {5, 4}, 9, sizes))
        .withMessageContaining("segment 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentTimes(new long[] {0, 4}, 3, sizes))
        .withMessageContaining("segment 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentTimes(new long[] {-1, 4}, 5, sizes));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentTimes(new long[] {0, 4}, 5, new long[] {1, -1}));
  }
}
