package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.SkippedTrack;
import java.util.Optional;

/**
 * A track as the movie box has it. Whether it has samples is known only when the fragments have
 * been read.
 *
 * @param id the track ID
 * @param descriptionCount how many sample descriptions there are
 * @param samples receives the samples of fragments; empty when the track is not packaged
 * @param completion adds it where it belongs
 */
record PendingTrack(
    long id, int descriptionCount, Optional<TrackSamples> samples, Completion completion) {

  /** What is left to do. */
  @FunctionalInterface
  interface Completion {
    /** Adds the track, packaged or skipped. */
    void complete(CompletedTracks into) throws FragmillException;
  }

  static PendingTrack skipped(SkippedTrack track) {
    return new PendingTrack(
        track.id(), /* descriptionCount= */ 0, Optional.empty(), into -> into.skipped().add(track));
  }
}
