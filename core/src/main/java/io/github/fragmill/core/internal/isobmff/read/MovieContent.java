package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Track;
import java.util.List;

/**
 * What was read from a source.
 *
 * @param sizeBytes the size of the source
 * @param tracks the tracks that can be packaged
 * @param skippedTracks the others
 */
public record MovieContent(long sizeBytes, List<Track> tracks, List<SkippedTrack> skippedTracks) {}
