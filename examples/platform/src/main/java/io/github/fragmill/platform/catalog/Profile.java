package io.github.fragmill.platform.catalog;

/** How segments are stored: one file with an index for each track, or one file for each segment. */
public enum Profile {
  ON_DEMAND,
  LIVE
}
