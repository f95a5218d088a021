package io.github.fragmill.core.internal.input;

import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.SampleEncryption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a source holds, MP4 or text. Immutable and thread-safe.
 *
 * @param samples where the samples are
 * @param tracks the tracks that can be packaged, in the order of the file; at least one
 * @param skippedTracks the others, each with its reason
 * @param encryption how samples are encrypted, by track ID; clear tracks are not in it
 * @param trackHeaders the content of {@code tkhd}, by track ID; empty for text
 * @param notes sentences about what is not packaged of the tracks
 */
public record SourceContent(
    SampleSource samples,
    List<Track> tracks,
    List<SkippedTrack> skippedTracks,
    Map<Integer, SampleEncryption> encryption,
    Map<Integer, byte[]> trackHeaders,
    List<String> notes) {

  public SourceContent {
    tracks = List.copyOf(tracks);
    skippedTracks = List.copyOf(skippedTracks);
    encryption = Map.copyOf(encryption);
    notes = List.copyOf(notes);
  }

  /** Returns how the samples of a track are encrypted, or empty when they are clear. */
  public Optional<SampleEncryption> encryption(Track track) {
    return Optional.ofNullable(encryption.get(track.id()));
  }
}
