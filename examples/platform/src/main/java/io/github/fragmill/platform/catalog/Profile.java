package io.github.fragmill.platform.catalog;

/** How segments are stored: one file a track with an index, or one file a segment. */
public enum Profile {
  ON_DEMAND,
  LIVE
}
