package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentAlignmentTest {

  @Test
  void isAligned_oneRendition_isTrue() {
    assertThat(aligned(rendition(1000, 30, 0, 10, 20))).isTrue();
  }

  @Test
  void isAligned_sameTimesInOtherTimeScale_isTrue() {
    assertThat(aligned(rendition(1000, 30, 0, 10, 20), rendition(3000, 91, 0, 30, 60))).isTrue();
  }

  @Test
  void isAligned_boundaryOneTickLater_isFalse() {
    assertThat(aligned(rendition(1000, 30, 0, 10, 20), rendition(3000, 90, 0, 30, 61))).isFalse();
  }

  @Test
  void isAligned_shorterRenditionThatEndsInTime_isTrue() {
    assertThat(aligned(rendition(1000, 20, 0, 10), rendition(1000, 30, 0, 10, 20))).isTrue();
  }

  @Test
  void isAligned_fewerSegmentsForTheSameTime_isFalse() {
    assertThat(aligned(rendition(1000, 30, 0, 10), rendition(1000, 30, 0, 10, 20))).isFalse();
  }

  @Test
  void isAligned_otherFirstStart_isTrue() {
    assertThat(aligned(rendition(1000, 20, 0, 10), rendition(1000, 20, 3, 10))).isTrue();
  }

  private static boolean aligned(Rendition... renditions) {
    return SegmentAlignment.isAligned(List.of(renditions));
  }

  private static Rendition rendition(long ticksPerSecond, long endTicks, long... startTicks) {
    return Presentations.with(
        Presentations.video(Layout.SINGLE_FILE, "v"),
        new TimeScale(ticksPerSecond),
        new SegmentTimes(startTicks, endTicks, new long[startTicks.length]));
  }
}
