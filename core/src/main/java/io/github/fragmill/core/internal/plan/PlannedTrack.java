package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.internal.track.ChosenTrack;
import io.github.fragmill.core.segment.SegmentBoundaries;

/** A track that is packaged, and its segments. */
record PlannedTrack(ChosenTrack chosen, SegmentBoundaries boundaries) {}
