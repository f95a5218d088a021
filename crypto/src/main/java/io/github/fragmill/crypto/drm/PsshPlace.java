package io.github.fragmill.crypto.drm;

/**
 * Where a {@code pssh} box stands. A manifest names a system only where it has more to tell of it;
 * what the header holds, players find there.
 */
public enum PsshPlace {
  /** In the header of each rendition ({@code moov}), for players without a manifest. */
  HEADER,

  /**
   * In the manifest, where it can be changed without a change to the media: the default, as
   * DASH-IF's guidelines recommend.
   */
  MANIFEST,

  /** In both. */
  BOTH
}
