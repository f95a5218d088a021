package io.github.fragmill.core.presentation;

/** How the segments of a rendition are stored. */
public enum Layout {
  /** One file for each rendition: header, index ({@code sidx}), segments. */
  SINGLE_FILE,
  /** One file for the header and one for each segment. */
  SEGMENT_FILES
}
