package io.github.fragmill.core.protect;

import java.util.List;

/**
 * How one track of one title is encrypted. What holds for a segment follows from when it begins to
 * be presented, whichever segment is asked for first. Immutable and thread-safe.
 */
public interface TrackProtection {

  /** Returns what {@code schm} and {@code tenc} announce. */
  EncryptionParameters parameters();

  /** Returns what players are told of DRM systems, in the order of the output. */
  List<DrmSignal> drmSignals();

  /** Tells whether some segments are clear, for which the header has a second sample entry. */
  default boolean hasClearSegments() {
    return false;
  }

  /**
   * Returns which key a segment is encrypted with.
   *
   * @param segmentStartTicks when it begins to be presented, in ticks of the track
   */
  default SegmentKey segmentKey(long segmentStartTicks) {
    return SegmentKey.DEFAULT;
  }

  /**
   * Returns a new protector for one segment. It needs to know nothing of the segments before.
   *
   * @param key what {@link #segmentKey} gave for the segment
   * @param firstSample the index of the segment's first sample in the track, 0 or more
   * @throws IllegalArgumentException when the segment is clear, or its key is none of the track's
   */
  TrackProtector protector(SegmentKey key, long firstSample);

  /** Returns a new protector for a segment under the track's default key. */
  default TrackProtector protector(long firstSample) {
    return protector(SegmentKey.DEFAULT, firstSample);
  }
}
