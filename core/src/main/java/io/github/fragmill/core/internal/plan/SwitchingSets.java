package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.internal.segment.TrackGroup;
import io.github.fragmill.core.internal.track.ChosenTrack;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.segment.SegmentBoundaries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides which tracks are renditions of the same content. Tracks of one input never are. */
final class SwitchingSets {

  /** Rates that are nearer to each other give a player nothing to choose. */
  private static final double LEAST_RATE_DIFFERENCE = 0.1;

  private SwitchingSets() {}

  /**
   * Returns sets of video, and a set for each other track: video first, as people expect to find
   * it; what is marked as default before others of its type; otherwise in the order of the inputs.
   */
  static List<List<ChosenTrack>> of(List<ChosenTrack> tracks) {
    List<List<ChosenTrack>> sets = new ArrayList<>();
    for (ChosenTrack track : tracks) {
      sets.stream()
          .filter(set -> set.stream().allMatch(track::isSwitchableVideo))
          .findFirst()
          .ifPresentOrElse(set -> set.add(track), () -> sets.add(new ArrayList<>(List.of(track))));
    }
    sets.sort(
        Comparator.comparing((List<ChosenTrack> set) -> set.get(0).type())
            .thenComparing(set -> set.stream().noneMatch(it -> it.attributes().isDefault())));
    return sets;
  }

  static TrackGroup toGroup(List<ChosenTrack> set) {
    return new TrackGroup(
        set.stream().map(ChosenTrack::track).toList(),
        set.stream().map(it -> it.source().name()).toList());
  }

  /**
   * Joins sets of audio that differ in their bit rates only and have the same segment boundaries.
   *
   * @param planned a list for each set; changed
   * @return a note for each set that was joined
   */
  static List<Note> joinAudio(List<List<PlannedTrack>> planned) {
    List<Note> notes = new ArrayList<>();
    for (int index = 0; index < planned.size(); index++) {
      List<PlannedTrack> set = planned.get(index);
      for (int other = index + 1; other < planned.size(); ) {
        if (isSameAudio(set, planned.get(other))) {
          PlannedTrack joined = planned.remove(other).get(0);
          notes.add(
              new Note(
                  Note.Code.AUDIO_JOINED,
                  joined.chosen().place()
                      + " is taken for another bit rate of "
                      + set.get(0).chosen().place()
                      + "; if it is other content, give it a role or label of its own"));
          set.add(joined);
        } else {
          other++;
        }
      }
    }
    return notes;
  }

  /** Returns the attributes of a set: those of its first track, and what is known of the others. */
  static TrackAttributes attributes(List<PlannedTrack> set) {
    List<TrackAttributes> all = set.stream().map(it -> it.chosen().attributes()).toList();
    Optional<String> language = all.stream().flatMap(it -> it.language().stream()).findFirst();
    TrackAttributes first = SetCaptions.addTo(all.get(0).language(language), set);
    return all.stream().anyMatch(TrackAttributes::isDefault) ? first.asDefault() : first;
  }

  private static boolean isSameAudio(List<PlannedTrack> set, List<PlannedTrack> other) {
    PlannedTrack candidate = other.get(0);
    return candidate.chosen().type() == TrackType.AUDIO
        && set.stream()
            .allMatch(
                track ->
                    track.chosen().isSameAudioOrText(candidate.chosen())
                        && differsInRate(track.chosen(), candidate.chosen())
                        && hasSameBoundaries(track, candidate));
  }

  private static boolean differsInRate(ChosenTrack one, ChosenTrack other) {
    double difference = Math.abs((double) one.bitsPerSecond() - other.bitsPerSecond());
    return difference >= LEAST_RATE_DIFFERENCE * one.bitsPerSecond();
  }

  private static boolean hasSameBoundaries(PlannedTrack one, PlannedTrack other) {
    SegmentBoundaries boundaries = one.boundaries();
    return one.chosen().track().timeScale().equals(other.chosen().track().timeScale())
        && Arrays.equals(boundaries.startTicks(), other.boundaries().startTicks())
        && boundaries.endTicks() == other.boundaries().endTicks();
  }
}
