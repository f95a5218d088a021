package io.github.fragmill.core.internal.track;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.media.TrackType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leaves out audio that is repeated with each video of a ladder: encoders put the same audio into
 * every file. It is taken from the first file that has it.
 */
public final class DuplicateAudio {

  private final List<ChosenTrack> kept = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  private DuplicateAudio() {}

  /**
   * @param tracks in the order of the inputs
   */
  public static DuplicateAudio leftOutOf(List<ChosenTrack> tracks) {
    DuplicateAudio result = new DuplicateAudio();
    for (ChosenTrack track : tracks) {
      Optional<ChosenTrack> same =
          result.kept.stream().filter(it -> isRepeated(it, track, tracks)).findFirst();
      if (same.isEmpty()) {
        result.kept.add(track);
      } else {
        result.notes.add(
            new Note(
                Note.Code.DUPLICATE_AUDIO,
                track.place()
                    + " left out: the audio of "
                    + same.get().source().name()
                    + " is used for all qualities of the video"));
      }
    }
    return result;
  }

  private static boolean isRepeated(
      ChosenTrack earlier, ChosenTrack track, List<ChosenTrack> tracks) {
    return earlier.isSameAudioOrText(track)
        && tracks.stream()
            .filter(it -> it.type() == TrackType.VIDEO && it.input() == track.input())
            .anyMatch(
                video ->
                    tracks.stream()
                        .filter(it -> it.input() == earlier.input())
                        .anyMatch(video::isSwitchableVideo));
  }

  /** Returns the tracks that are packaged, in the order of the inputs. */
  public List<ChosenTrack> kept() {
    return List.copyOf(kept);
  }

  /** Returns a note for each track that was left out. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }
}
