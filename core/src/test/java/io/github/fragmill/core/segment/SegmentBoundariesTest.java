package io.github.fragmill.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.testing.TestTracks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentPlanTest {

  private final SegmentBoundaries boundaries =
      new SegmentBoundaries(new int[] {0, 5}, /* sampleCount= */ 9, new long[] {0, 50}, 90);

  @Test
  void lookups_segments_giveTheirSamplesAndTimes() {
    assertThat(boundaries.segmentCount()).isEqualTo(2);
    assertThat(boundaries.endSample(0)).isEqualTo(5);
    assertThat(boundaries.endSample(1)).isEqualTo(9);
    assertThat(boundaries.durationTicks(0)).isEqualTo(50);
    assertThat(boundaries.durationTicks(1)).isEqualTo(40);
    assertThat(boundaries.endTicks()).isEqualTo(90);
    assertThat(boundaries).hasToString("2 segments from samples [0, 5]");
  }

  @Test
  void startTicks_changed_doesNotChangeTheBoundaries() {
    boundaries.startTicks()[1] = 7;
    assertThat(boundaries.startTicks(1)).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void lookups_outOfRange_areRefused(int segment) {
    assertThatThrownBy(() -> boundaries.firstSample(segment))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> boundaries.endSample(segment))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> boundaries.startTicks(segment))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> boundaries.durationTicks(segment))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void constructor_notFromTheFirstSampleOn_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentBoundaries(new int[] {1}, 9, new long[] {0}, 90));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentBoundaries(new int[0], 9, new long[0], 90));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SegmentBoundaries(new int[] {0, 5}, 9, new long[] {0}, 90));
  }

  @Test
  void of_framesPresentedBeforeTheFirstOfTheirSegment_startWithTheEarliest() {
    Track track =
        TestTracks.video(
            100,
            new SampleTableBuilder(4)
                .add(1, 0, 10, 10, /* isSync= */ true)
                .add(1, 1, 10, 10, /* isSync= */ false)
                .add(1, 2, 10, 20, /* isSync= */ true)
                .add(1, 3, 10, 0, /* isSync= */ false)
                .build());
    SegmentBoundaries found = SegmentBoundaries.of(track, 0, 2);
    assertThat(found.startTicks()).containsExactly(10, 30);
    assertThat(found.endTicks()).isEqualTo(50);
    assertThat(found.endSample(1)).isEqualTo(4);
  }

  @Test
  void of_samplesThatDoNotAscendWithinTheTrack_areRefused() {
    Track track = TestTracks.video(100, new SampleTableBuilder(1).add(1, 0, 1, 0, true).build());
    for (int[] firstSamples : new int[][] {{}, {1}, {0, 0}, {0, 1}, {-1, 0}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SegmentBoundaries.of(track, firstSamples));
    }
  }
}
