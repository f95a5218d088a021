package io.github.fragmill.core.internal.isobmff.read;

import java.util.Optional;

/**
 * A track that fragments may bring samples of.
 *
 * @param defaults the track's, or empty when the movie has none for it, and so no fragments
 * @param samples receives the samples; empty when the track is not packaged
 */
record FragmentedTrack(Optional<SampleDefaults> defaults, Optional<TrackSamples> samples) {}
