package io.github.fragmill.core.internal.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.segment.SegmentBoundaries;
import io.github.fragmill.core.testing.TestTracks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextBoundariesTest {

  private static final TimeScale MILLISECONDS = new TimeScale(1000);

  private static Track text(int... durations) {
    SampleTableBuilder samples = new SampleTableBuilder(durations.length);
    for (int duration : durations) {
      samples.add(/* sizeBytes= */ 8, 0, duration, 0, /* isSync= */ true);
    }
    return TestTracks.audio(1000, samples.build());
  }

  @Test
  void like_boundariesOfVideo_areTheTicksAtOrAfterThem() {
    Track video = TestTracks.video(30_000, TestTracks.samples(300, 1001, it -> it % 60 == 0));
    SegmentBoundaries boundaries =
        SegmentPlanner.plan(List.of(video), Duration.ofSeconds(2)).get(0);
    assertThat(TextBoundaries.like(video, boundaries, MILLISECONDS, 10_010))
        .containsExactly(2002L, 4004L, 6006L, 8008L);
    Track odd = TestTracks.video(30_000, TestTracks.samples(120, 1001, it -> it % 50 == 0));
    SegmentBoundaries oddBoundaries =
        SegmentPlanner.plan(List.of(odd), Duration.ofSeconds(1)).get(0);
    assertThat(TextBoundaries.like(odd, oddBoundaries, MILLISECONDS, 4004))
        .containsExactly(1669L, 3337L);
  }

  @Test
  void like_boundariesFromTheEndOn_areLeftOut() {
    Track video = TestTracks.video(25, TestTracks.samples(250, 1, it -> it % 50 == 0));
    SegmentBoundaries boundaries =
        SegmentPlanner.plan(List.of(video), Duration.ofSeconds(2)).get(0);
    assertThat(TextBoundaries.like(video, boundaries, MILLISECONDS, 4000)).containsExactly(2000L);
  }

  @Test
  void grid_restOfLessThanHalf_isNoSegment() {
    assertThat(TextBoundaries.grid(2000, 5000)).containsExactly(2000L);
    assertThat(TextBoundaries.grid(2000, 5001)).containsExactly(2000L, 4000L);
    assertThat(TextBoundaries.grid(2000, 100)).isEmpty();
  }

  @Test
  void plan_samplesAtTheBoundaries_beginSegments() {
    SegmentBoundaries plan =
        TextBoundaries.plan(text(1000, 1000, 500, 1500), List.of(1000L, 2500L, 9000L));
    assertThat(plan.startTicks()).containsExactly(0, 1000, 2500);
    assertThat(plan.endTicks()).isEqualTo(4000);
    assertThat(plan.firstSample(2)).isEqualTo(3);
  }
}
