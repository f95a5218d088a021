package io.github.fragmill.crypto;

import io.github.fragmill.core.media.TrackSelector;
import java.util.Objects;

/** A rule: the tracks that the selector chooses stay clear. */
record ClearTracks(TrackSelector tracks, boolean isOptional) implements TrackRule {

  ClearTracks {
    Objects.requireNonNull(tracks, "tracks");
  }

  @Override
  public String description() {
    return "clear for " + tracks;
  }
}
