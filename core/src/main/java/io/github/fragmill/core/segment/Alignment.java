package io.github.fragmill.core.segment;

/** How segment boundaries are chosen for a switching set whose sync samples differ in time. */
public enum Alignment {
  /**
   * Boundaries at sync samples of the rendition that has the fewest, near the wanted duration. A
   * rendition that has no sync sample at one of these times is refused.
   */
  STRICT,
  /**
   * Boundaries only where all renditions have a sync sample. Segments may become longer than
   * wanted; if the renditions have no such time in common, the whole presentation is one segment.
   */
  COMMON
}
