package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import io.github.fragmill.core.Movie;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.protect.Protection;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TrackProtection;

/** The protected tracks of one presentation: one of video and one of audio. */
record SampleTracks(TrackProtection video, TrackProtection audio) {

  static SampleTracks protectedBy(Protection protection) throws FragmillException {
    Movie movie = Movie.read(SyntheticMovie.ofSeconds(2).boxesOnly());
    TitleProtection presentation = protection.begin();
    return new SampleTracks(
        protect(presentation, movie, TrackType.VIDEO),
        protect(presentation, movie, TrackType.AUDIO));
  }

  private static TrackProtection protect(TitleProtection presentation, Movie movie, TrackType type)
      throws FragmillException {
    return presentation.protect(find(movie, type)).orElseThrow();
  }

  /** Returns the first track of a type. */
  static Track find(Movie movie, TrackType type) {
    return movie.tracks().stream()
        .filter(track -> track.format().type() == type)
        .findFirst()
        .orElseThrow();
  }
}
