package io.github.fragmill.core.internal.isobmff.read;

import java.util.Optional;

/**
 * A track that fragments may add samples to.
 *
 * @param defaults the track's, or empty when the movie has none for it, and so no fragments
 * @param track what the movie box says of it
 * @param isAlone whether no other track has its ID
 */
record FragmentedTrack(Optional<SampleDefaults> defaults, PendingTrack track, boolean isAlone) {

  /** Returns what receives the samples; empty when the track is not packaged, or no more. */
  Optional<TrackSamples> samples() {
    return track.samples().filter(it -> it.refusal().isEmpty());
  }
}
