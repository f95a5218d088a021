package io.github.fragmill.core.presentation;

/** How the segments of a presentation are stored. The order is that of preference. */
public enum Layout {
  /** One file for each rendition: header, index ({@code sidx}), segments. */
  SINGLE_FILE,
  /** One file for the header and one for each segment, named by its number. */
  NUMBERED_SEGMENTS,
  /**
   * One file for the header and one for each segment, named by the time at which it begins to be
   * presented, in ticks of the rendition: a segment keeps its name when others are added before it.
   */
  TIMED_SEGMENTS
}
