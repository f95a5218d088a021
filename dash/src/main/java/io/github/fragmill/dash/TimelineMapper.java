package io.github.fragmill.dash;

import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.dash.internal.xml.SegmentTimelineElement;
import io.github.fragmill.dash.internal.xml.SegmentTimelineElement.S;

/**
 * Segment times as a SegmentTimeline: runs of equal duration, exact to the tick (ISO/IEC
 * 23009-1:2022, 5.3.9.6). Only the first run says when it begins; the others follow without a gap.
 */
final class TimelineMapper {

  private TimelineMapper() {}

  static SegmentTimelineElement map(SegmentTimes segments) {
    SegmentTimelineElement timeline = new SegmentTimelineElement();
    for (int first = 0; first < segments.count(); ) {
      int end = endOfRun(segments, first);
      S run = new S(segments.durationTicks(first));
      run.time = first == 0 ? segments.startTicks(0) : null;
      run.repeatCount = end - first > 1 ? end - first - 1 : null;
      timeline.runs.add(run);
      first = end;
    }
    return timeline;
  }

  private static int endOfRun(SegmentTimes segments, int first) {
    int end = first + 1;
    while (end < segments.count() && segments.durationTicks(end) == segments.durationTicks(first)) {
      end++;
    }
    return end;
  }
}
