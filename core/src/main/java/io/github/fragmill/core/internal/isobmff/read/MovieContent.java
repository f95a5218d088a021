package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.SampleEncryption;
import io.github.fragmill.core.source.SourceStamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read from a source.
 *
 * @param stamp of the source when it was opened
 * @param splices the samples that have something put into them, or empty
 * @param tracks the tracks that can be packaged
 * @param skippedTracks the others
 * @param encryption how samples are encrypted, by track ID; clear tracks are not in it
 * @param trackHeaders the content of {@code tkhd}, by track ID
 * @param notes sentences about what is not packaged of the tracks that are
 */
public record MovieContent(
    SourceStamp stamp,
    Optional<SplicedSamples> splices,
    List<Track> tracks,
    List<SkippedTrack> skippedTracks,
    Map<Integer, SampleEncryption> encryption,
    Map<Integer, byte[]> trackHeaders,
    List<String> notes) {}
