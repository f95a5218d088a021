package io.github.fragmill.core;

import io.github.fragmill.core.segment.SegmentPlan;

/** A track that is packaged, and how it is cut. */
record PlannedTrack(ChosenTrack chosen, SegmentPlan cuts) {}
