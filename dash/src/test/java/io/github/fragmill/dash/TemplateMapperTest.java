package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.Addressing;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.dash.internal.xml.SegmentTemplateElement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateMapperTest {

  private static final TimeScale MILLIS = new TimeScale(1000);

  @ParameterizedTest
  @ValueSource(longs = {8001, 9999, 12_000})
  void map_equalDurations_areWrittenOnce(long endTicks) {
    SegmentTemplateElement template = map(endTicks, endTicks, 0, 4000, 8000);

    assertThat(template.duration).isEqualTo(4000);
    assertThat(template.startNumber).isEqualTo(1);
    assertThat(template.timeline).isNull();
  }

  @Test
  void map_oneSegment_isItsDuration() {
    assertThat(map(4000, 4000, 0).duration).isEqualTo(4000);
  }

  @Test
  void map_differentDurations_areATimeline() {
    assertTimeline(map(12_000, 12_000, 0, 4000, 8001));
    assertTimeline(map(12_000, 12_000, 0, 4001, 8000));
  }

  @Test
  void map_longerLast_isATimeline() {
    // A player would ask for a fourth segment.
    assertTimeline(map(12_001, 12_001, 0, 4000, 8000));
  }

  @Test
  void map_laterStart_isATimeline() {
    assertTimeline(map(12_001, 12_001, 1, 4001, 8001));
  }

  @Test
  void map_presentationThatOutlastsTheSegments_isATimeline() {
    assertTimeline(map(12_000, 12_001, 0, 4000, 8000));
    assertThat(map(11_500, 12_000, 0, 4000, 8000).duration).isEqualTo(4000);
  }

  @Test
  void map_presentationThatEndsBeforeTheLast_isATimeline() {
    // A player would never ask for the third segment.
    assertTimeline(map(8001, 8000, 0, 4000, 8000));
  }

  @Test
  void map_durationBeyond32Bits_isATimeline() {
    long huge = 1L << 32;
    assertTimeline(map(2 * huge, 2 * huge, 0, huge));
    assertThat(map(2 * huge - 2, 2 * huge - 2, 0, huge - 1).duration).isEqualTo(huge - 1);
  }

  @Test
  void map_noDuration_isATimeline() {
    assertTimeline(map(0, 0, 0));
  }

  @Test
  void map_timedSegments_areATimelineWithoutNumbers() {
    SegmentTemplateElement template =
        map(new Addressing.TimedSegments("v/init.mp4", "v", ".m4s"), 12_000, 12_000, 0, 4000, 8000);

    assertTimeline(template);
    assertThat(template.media).isEqualTo("v/$Time$.m4s");
    assertThat(template.startNumber).isNull();
  }

  private static void assertTimeline(SegmentTemplateElement template) {
    assertThat(template.duration).isNull();
    assertThat(template.timeline).isNotNull();
  }

  private static SegmentTemplateElement map(
      long endTicks, long presentationMillis, long... startTicks) {
    return map(
        new Addressing.NumberedSegments("v/init.mp4", "v", ".m4s", /* firstNumber= */ 1),
        endTicks,
        presentationMillis,
        startTicks);
  }

  private static SegmentTemplateElement map(
      Addressing.SegmentFiles files, long endTicks, long presentationMillis, long... startTicks) {
    return TemplateMapper.map(
        files,
        Presentations.with(
            Presentations.video(Layout.NUMBERED_SEGMENTS, "v"),
            MILLIS,
            new SegmentTimes(startTicks, endTicks, new long[startTicks.length])),
        Duration.ofMillis(presentationMillis));
  }
}
