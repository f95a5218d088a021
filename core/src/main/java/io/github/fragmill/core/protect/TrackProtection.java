package io.github.fragmill.core.protect;

import java.util.List;

/** How one track of one title is encrypted. Immutable and thread-safe. */
public interface TrackProtection {

  /** Returns what {@code schm} and {@code tenc} announce. */
  EncryptionParameters parameters();

  /** Returns what players are told of DRM systems, in the order of the output. */
  List<DrmSignal> drmSignals();

  /**
   * Returns a new protector for one segment. It needs to know nothing of the segments before.
   *
   * @param firstSample the index of the segment's first sample in the track, 0 or more
   */
  TrackProtector protector(long firstSample);
}
