package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.SegmentTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineMapperTest {

  @Test
  void map_equalDurations_isOneRun() {
    assertThat(runs(30, 0, 10, 20)).containsExactly("t=0 r=2");
  }

  @Test
  void map_laterStart_isWrittenOnce() {
    assertThat(runs(27, 7, 17)).containsExactly("t=7 r=1");
  }

  @Test
  void map_changingDurations_breaksRuns() {
    assertThat(runs(45, 0, 10, 20, 21, 31, 41))
        .containsExactly("t=0 r=1", "t=null r=null", "t=null r=1", "t=null r=null");
  }

  @Test
  void map_durationThatComesBack_isAnotherRun() {
    assertThat(runs(23, 0, 10, 13)).containsExactly("t=0 r=null", "t=null r=null", "t=null r=null");
  }

  @Test
  void map_oneSegmentWithoutDuration_isOneRun() {
    assertThat(runs(5, 5)).containsExactly("t=5 r=null");
  }

  private static List<String> runs(long endTicks, long... startTicks) {
    SegmentTimes segments = new SegmentTimes(startTicks, endTicks, new long[startTicks.length]);
    return TimelineMapper.map(segments).runs.stream()
        .map(run -> "t=" + run.time + " r=" + run.repeatCount)
        .toList();
  }
}
