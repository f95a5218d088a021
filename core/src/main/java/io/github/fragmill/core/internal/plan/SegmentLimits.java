package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.fragment.TrackFragments;
import io.github.fragmill.core.internal.isobmff.write.SegmentIndexBytes;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.segment.SegmentBoundaries;

/** Refuses plans whose segments are too many, too long, too large or cannot be named. */
record SegmentLimits(Layout layout, Limits limits) {

  /** Refuses a track whose segments no file or index can hold. */
  void require(PlannedTrack planned) throws FragmillException {
    SegmentBoundaries boundaries = planned.boundaries();
    String place = planned.chosen().place();
    if (layout == Layout.SINGLE_FILE
        && boundaries.segmentCount() > SegmentIndexBytes.MAX_REFERENCES) {
      throw new LimitExceededException(
          place
              + ": "
              + boundaries.segmentCount()
              + " segments, but the index of a single file (sidx)"
              + " has room for "
              + SegmentIndexBytes.MAX_REFERENCES
              + "; use longer segments or segment files");
    }
    for (int segment = 0; segment < boundaries.segmentCount(); segment++) {
      requireDuration(place, boundaries, segment);
      long bytes =
          TrackFragments.mediaBytes(
              planned.chosen().track().samples(),
              boundaries.firstSample(segment),
              boundaries.endSample(segment));
      if (bytes > limits.maxSegmentBytes()) {
        throw new LimitExceededException(
            place
                + ": segment "
                + segment
                + " has "
                + bytes
                + " bytes, more than maxSegmentBytes = "
                + limits.maxSegmentBytes()
                + "; sync samples lie too far apart");
      }
    }
  }

  private void requireDuration(String place, SegmentBoundaries boundaries, int segment)
      throws FragmillException {
    long durationTicks = boundaries.durationTicks(segment);
    if (durationTicks > SegmentIndexBytes.MAX_DURATION_TICKS) {
      throw new LimitExceededException(
          place
              + ": segment "
              + segment
              + " lasts "
              + durationTicks
              + " ticks, which need more than 32 bits");
    }
    boolean namesCollide =
        layout == Layout.TIMED_SEGMENTS
            && durationTicks == 0
            && segment + 1 < boundaries.segmentCount();
    if (namesCollide) {
      throw new UnsupportedMediaException(
          place
              + ": segments "
              + segment
              + " and "
              + (segment + 1)
              + " begin at the same time, so time cannot name them; name them by number");
    }
  }
}
