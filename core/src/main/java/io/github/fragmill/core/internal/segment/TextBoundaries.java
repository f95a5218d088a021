package io.github.fragmill.core.internal.segment;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.segment.SegmentBoundaries;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Boundaries of text at those of the track that it is shown with. Video and audio come in frames,
 * so they decide; text that is shown across a boundary is in both segments.
 */
public final class TextBoundaries {

  private TextBoundaries() {}

  /**
   * Returns the times of another track's boundaries: the first tick of a time scale at or after
   * each.
   *
   * @param endTicks when the text ends; boundaries from there on are left out
   * @return ascending, above 0
   */
  public static List<Long> like(
      Track lead, SegmentBoundaries boundaries, TimeScale timeScale, long endTicks) {
    List<Long> times = new ArrayList<>();
    long last = 0;
    for (int segment = 1; segment < boundaries.segmentCount(); segment++) {
      long ticks =
          lead.timeScale().convert(boundaries.startTicks(segment), timeScale, RoundingMode.CEILING);
      if (ticks > last && ticks < endTicks) {
        times.add(ticks);
        last = ticks;
      }
    }
    return times;
  }

  /** Returns times on a grid, for text that is alone. */
  public static List<Long> grid(long wantedTicks, long endTicks) {
    List<Long> times = new ArrayList<>();
    // Less than half a segment at the end is not worth a segment of its own.
    for (long ticks = wantedTicks; ticks < endTicks - wantedTicks / 2; ticks += wantedTicks) {
      times.add(ticks);
    }
    return times;
  }

  /**
   * Returns the plan of a text whose samples begin at the boundaries.
   *
   * @param times ascending presentation times
   */
  public static SegmentBoundaries plan(Track text, List<Long> times) {
    IntList firstSamples = new IntList();
    firstSamples.add(0);
    int sample = 0;
    for (long ticks : times) {
      while (sample < text.samples().count() && text.presentationTimeTicks(sample) < ticks) {
        sample++;
      }
      if (sample > firstSamples.last() && sample < text.samples().count()) {
        firstSamples.add(sample);
      }
    }
    return SegmentBoundaries.of(text, firstSamples.toArray());
  }
}
