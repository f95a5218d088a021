package io.github.fragmill.crypto.drm;

import io.github.fragmill.core.protect.DrmSignal;

/**
 * Where a {@code pssh} box stands. A manifest names a system only where it has more to say of it;
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
  BOTH;

  /** Returns a signal with its box here, wherever it was. */
  DrmSignal put(DrmSignal signal) {
    return new DrmSignal(
        signal.systemId(),
        signal.headerPssh().or(signal::manifestPssh).filter(box -> this != MANIFEST),
        signal.manifestPssh().or(signal::headerPssh).filter(box -> this != HEADER),
        signal.licenseUrl(),
        signal.playlistKey());
  }
}
