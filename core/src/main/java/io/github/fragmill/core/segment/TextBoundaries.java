package io.github.fragmill.core.segment;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Boundaries text where what it is shown with is cut. Pictures and sound come in frames, so theirs
 * is the choice; text that is shown over a cut is simply there on both sides of it.
 */
public final class TextBoundaries {

  private TextBoundaries() {}

  /**
   * Returns the times of another track's cuts: the first tick of a time scale at or after each.
   *
   * @param endTicks when the text ends; cuts from there on are left out
   * @return ascending, above 0
   */
  public static List<Long> like(Track lead, SegmentPlan cuts, TimeScale timeScale, long endTicks) {
    List<Long> times = new ArrayList<>();
    long last = 0;
    for (int segment = 1; segment < cuts.count(); segment++) {
      long ticks =
          lead.timeScale().convert(cuts.startTicks(segment), timeScale, RoundingMode.CEILING);
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
   * Returns the plan of a text whose samples begin at the cuts.
   *
   * @param cutTicks ascending presentation times
   */
  public static SegmentPlan plan(Track text, List<Long> cutTicks) {
    IntList firstSamples = new IntList();
    firstSamples.add(0);
    int sample = 0;
    for (long ticks : cutTicks) {
      while (sample < text.samples().count() && text.presentationTimeTicks(sample) < ticks) {
        sample++;
      }
      if (sample > firstSamples.last() && sample < text.samples().count()) {
        firstSamples.add(sample);
      }
    }
    return new Boundaries(text, firstSamples.toArray()).toPlan();
  }
}
