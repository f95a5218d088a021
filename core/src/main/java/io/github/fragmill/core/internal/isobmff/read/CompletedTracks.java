package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.SampleEncryption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the tracks of a movie.
 *
 * @param tracks the tracks that can be packaged
 * @param skipped the others
 * @param encryption how samples are encrypted, by track ID; clear tracks are not in it
 * @param trackHeaders the content of {@code tkhd} of the tracks, by track ID
 * @param notes about what is not packaged of the tracks, for a person
 */
record CompletedTracks(
    List<Track> tracks,
    List<SkippedTrack> skipped,
    Map<Integer, SampleEncryption> encryption,
    Map<Integer, byte[]> trackHeaders,
    List<String> notes) {

  CompletedTracks() {
    this(new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());
  }
}
