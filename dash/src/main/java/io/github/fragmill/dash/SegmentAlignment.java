package io.github.fragmill.dash;

import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentTimes;
import java.time.Duration;
import java.util.List;

/**
 * Whether a player can switch at every segment: no segment of one rendition overlaps a segment of
 * another index in any other rendition (ISO/IEC 23009-1:2022, 5.3.3.2, @segmentAlignment).
 *
 * <p>Within a rendition segments follow each other without a gap, so that means: segment <i>n</i>
 * begins at the same instant wherever there is one, and a rendition with fewer segments ends no
 * later than the next one begins elsewhere.
 */
final class SegmentAlignment {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private SegmentAlignment() {}

  static boolean isAligned(List<Rendition> renditions) {
    Rendition longest = renditions.get(0);
    for (Rendition rendition : renditions) {
      longest = rendition.segments().count() > longest.segments().count() ? rendition : longest;
    }
    for (Rendition rendition : renditions) {
      if (!fits(rendition, longest)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether all renditions have the same segments: as many, beginning at the same times,
   * and ending within a frame of each other.
   */
  static boolean hasSameTimes(List<Rendition> renditions) {
    Rendition first = renditions.get(0);
    return isAligned(renditions)
        && renditions.stream()
            .allMatch(
                other ->
                    other.segments().count() == first.segments().count()
                        && endsWithinAFrame(first, other));
  }

  private static boolean endsWithinAFrame(Rendition one, Rendition other) {
    Duration difference = end(one).minus(end(other)).abs();
    return difference.compareTo(frame(one)) <= 0 || difference.compareTo(frame(other)) <= 0;
  }

  private static Duration end(Rendition rendition) {
    return rendition.timeScale().toDuration(rendition.segments().endTicks());
  }

  private static Duration frame(Rendition rendition) {
    return rendition
        .frameRate()
        .map(rate -> (double) rate.denominator() * NANOS_PER_SECOND / rate.numerator())
        .map(nanos -> Duration.ofNanos((long) Math.ceil(nanos)))
        .orElse(Duration.ZERO);
  }

  private static boolean fits(Rendition rendition, Rendition longest) {
    SegmentTimes own = rendition.segments();
    SegmentTimes other = longest.segments();
    // The first segments may begin at different times: nothing is before them to overlap with.
    for (int segment = 1; segment < own.count(); segment++) {
      if (compare(rendition, own.startTicks(segment), longest, other.startTicks(segment)) != 0) {
        return false;
      }
    }
    return own.count() == other.count()
        || compare(rendition, own.endTicks(), longest, other.startTicks(own.count())) <= 0;
  }

  private static int compare(Rendition one, long oneTicks, Rendition other, long otherTicks) {
    return one.timeScale().compare(oneTicks, otherTicks, other.timeScale());
  }
}
