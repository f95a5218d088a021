package io.github.fragmill.core;

import io.github.fragmill.core.media.TrackType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leaves out sound that comes again with each picture of a ladder: encoders put the same sound into
 * every file. It is taken from the first file that has it.
 */
final class DuplicateAudio {

  private final List<ChosenTrack> kept = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private DuplicateAudio() {}

  /**
   * @param tracks in the order of the inputs
   */
  static DuplicateAudio leftOutOf(List<ChosenTrack> tracks) {
    DuplicateAudio result = new DuplicateAudio();
    for (ChosenTrack track : tracks) {
      Optional<ChosenTrack> same =
          result.kept.stream().filter(it -> isRepeated(it, track, tracks)).findFirst();
      if (same.isEmpty()) {
        result.kept.add(track);
      } else {
        result.notes.add(
            track.place()
                + " left out: the sound of "
                + same.get().source().name()
                + " is used for all qualities of the picture");
      }
    }
    return result;
  }

  private static boolean isRepeated(
      ChosenTrack earlier, ChosenTrack track, List<ChosenTrack> tracks) {
    return earlier.isSoundLike(track)
        && tracks.stream()
            .filter(it -> it.type() == TrackType.VIDEO && it.input() == track.input())
            .anyMatch(
                picture ->
                    tracks.stream()
                        .filter(it -> it.input() == earlier.input())
                        .anyMatch(picture::isPictureLike));
  }

  List<ChosenTrack> kept() {
    return List.copyOf(kept);
  }

  /** Returns a sentence for each track that was left out. */
  List<String> notes() {
    return List.copyOf(notes);
  }
}
