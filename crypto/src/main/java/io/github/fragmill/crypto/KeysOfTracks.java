package io.github.fragmill.crypto;

import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@link TrackKeySource} among the rules of a presentation. Its requests choose one track each.
 */
record KeysOfTracks(TrackKeySource source) implements KeySource {

  /** Chooses one track. Equal to others that choose the same, whatever their names are. */
  static final class OneTrack implements TrackSelector {

    private final String name;
    private final Track track;

    OneTrack(String name, Track track) {
      this.name = name;
      this.track = track;
    }

    @Override
    public boolean matches(Track other) {
      return track.equals(other);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OneTrack it && track.equals(it.track);
    }

    @Override
    public int hashCode() {
      return track.hashCode();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Returns what the source answers; empty for tracks that it leaves clear. */
  List<Optional<KeyGrant>> answers(List<KeyRequest> requests) throws IOException {
    List<TrackKeyRequest> asked = new ArrayList<>();
    for (KeyRequest request : requests) {
      OneTrack one = (OneTrack) request.tracks();
      asked.add(new TrackKeyRequest(request.scheme(), one.name, one.track, request.period()));
    }
    return source.trackKeys(asked);
  }

  /** Not asked this way. */
  @Override
  public ContentKey contentKey(KeyRequest request) {
    throw new IllegalStateException("keys of tracks: expected requests for all tracks at once");
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
