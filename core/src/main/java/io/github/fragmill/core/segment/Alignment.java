package io.github.fragmill.core.segment;

/** What becomes of renditions of a switching set whose sync samples lie at different times. */
public enum Alignment {
  /**
   * The rendition with the fewest sync samples is cut where it suits the wanted duration; one that
   * has no sync sample at such a time is refused.
   */
  STRICT,
  /**
   * Boundaries only where all renditions have a sync sample. Segments may become longer than
   * wanted; where renditions have nothing in common, all of a title is one segment.
   */
  COMMON
}
