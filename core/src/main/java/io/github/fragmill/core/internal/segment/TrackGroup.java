package io.github.fragmill.core.internal.segment;

import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import java.util.List;

/**
 * Tracks that get segment boundaries at the same times.
 *
 * @param tracks at least one, all of one type
 * @param sourceNames the source of each track, for messages
 */
public record TrackGroup(List<Track> tracks, List<String> sourceNames) {

  public TrackGroup {
    tracks = List.copyOf(tracks);
    sourceNames = List.copyOf(sourceNames);
    if (tracks.isEmpty() || tracks.size() != sourceNames.size()) {
      throw new IllegalArgumentException(
          "expected a source name for each track, at least one, found "
              + sourceNames.size()
              + " and "
              + tracks.size());
    }
  }

  boolean isVideo() {
    return tracks.get(0).format().type() == TrackType.VIDEO;
  }
}
