package io.github.fragmill.crypto.drm;

/** Where a {@code pssh} box stands. The manifest names the system wherever its box is. */
public enum PsshPlace {
  /** In the header of each rendition ({@code moov}). */
  HEADER,

  /** In the manifest, where it can be changed without a change to the media. */
  MANIFEST,

  /** In both, the default. */
  BOTH
}
