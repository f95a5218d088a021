package io.github.fragmill.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentPlanTest {

  private final SegmentPlan plan =
      new SegmentPlan(new int[] {0, 5}, /* sampleCount= */ 9, new long[] {0, 50}, 90);

  @Test
  void lookups_segments_giveTheirSamplesAndTimes() {
    assertThat(plan.count()).isEqualTo(2);
    assertThat(plan.endSample(0)).isEqualTo(5);
    assertThat(plan.endSample(1)).isEqualTo(9);
    assertThat(plan.durationTicks(0)).isEqualTo(50);
    assertThat(plan.durationTicks(1)).isEqualTo(40);
    assertThat(plan.endTicks()).isEqualTo(90);
    assertThat(plan).hasToString("2 segments from samples [0, 5]");
  }

  @Test
  void startTicks_changed_doesNotChangeThePlan() {
    plan.startTicks()[1] = 7;
    assertThat(plan.startTicks(1)).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void lookups_outOfRange_areRefused(int segment) {
    assertThatThrownBy(() -> plan.firstSample(segment))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> plan.endSample(segment)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> plan.startTicks(segment))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> plan.durationTicks(segment))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void constructor_notFromTheFirstSampleOn_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentPlan(new int[] {1}, 9, new long[] {0}, 90));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentPlan(new int[0], 9, new long[0], 90));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentPlan(new int[] {0, 5}, 9, new long[] {0}, 90));
  }
}
