package io.github.fragmill.core.presentation;

/** How the files of segments are called. */
public enum SegmentNaming {
  /** By number, from the first one on. */
  NUMBER,
  /** By the time at which the segment begins to be presented, in ticks of the rendition. */
  TIME
}
