package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Movie;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.Encryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.core.protect.port.ProtectedPresentation;
import io.github.fragmill.core.protect.port.Protection;
import java.util.List;

/** The protected tracks of one presentation: one of video and one of audio. */
record SampleTracks(TrackEncryption video, TrackEncryption audio, Encryption encryption) {

  static SampleTracks protectedBy(Protection protection) throws FragmillException {
    Movie movie = Movie.read(SyntheticMovie.ofSeconds(2).boxesOnly());
    ProtectedPresentation presentation =
        protection.protect(
            List.of(
                PresentationTrack.of(find(movie, TrackType.VIDEO), /* segmentStartTicks...= */ 0),
                PresentationTrack.of(find(movie, TrackType.AUDIO), /* segmentStartTicks...= */ 0)));
    return new SampleTracks(
        presentation.tracks().get(0).orElseThrow(),
        presentation.tracks().get(1).orElseThrow(),
        presentation.encryption());
  }

  /** Returns the first track of a type. */
  static Track find(Movie movie, TrackType type) {
    return movie.tracks().stream()
        .filter(track -> track.format().type() == type)
        .findFirst()
        .orElseThrow();
  }
}
