package io.github.fragmill.benchmarks.compare.tools;

/** How the output lies on the disk. */
public enum Layout {
  /** One indexed file for each track, and a manifest. */
  ON_DEMAND,
  /** One file for each segment of each track, and a manifest. */
  SEGMENT_FILES
}
