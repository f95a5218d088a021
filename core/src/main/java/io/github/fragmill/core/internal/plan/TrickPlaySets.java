package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.internal.segment.SegmentPlanner;
import io.github.fragmill.core.internal.timeline.DerivedSamples;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.presentation.TrickPlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes trick play of sets of video: their sync samples alone. */
final class TrickPlaySets {

  /**
   * A set of trick play.
   *
   * @param tracks one for each of the main set's, in its order
   * @param trickPlay what it is made of
   */
  record TrickPlaySet(List<PlannedTrack> tracks, TrickPlay trickPlay) {

    /** Only the language: the main set has the roles and is the default. */
    TrackAttributes attributes() {
      return TrackAttributes.NONE.language(tracks.get(0).chosen().attributes().language());
    }
  }

  private final List<TrickPlaySet> sets = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  private TrickPlaySets() {}

  /**
   * @param mainSets those of the presentation
   */
  static TrickPlaySets of(List<List<PlannedTrack>> mainSets) {
    TrickPlaySets result = new TrickPlaySets();
    for (int set = 0; set < mainSets.size(); set++) {
      if (mainSets.get(set).get(0).chosen().type() == TrackType.VIDEO) {
        result.add(set, mainSets.get(set));
      }
    }
    return result;
  }

  List<TrickPlaySet> sets() {
    return List.copyOf(sets);
  }

  /** Returns a note for each set of video that gets none. */
  List<Note> notes() {
    return List.copyOf(notes);
  }

  private void add(int index, List<PlannedTrack> main) {
    List<PlannedTrack> tracks = new ArrayList<>();
    int rate = Integer.MAX_VALUE;
    for (PlannedTrack planned : main) {
      SampleTable all = planned.chosen().track().samples();
      Optional<SampleTable> syncOnly =
          all.isAllSync() ? Optional.empty() : DerivedSamples.syncOnly(all);
      if (syncOnly.isEmpty()) {
        notes.add(
            new Note(
                Note.Code.NO_TRICK_PLAY,
                planned.chosen().place()
                    + " gets no trick play: "
                    + (all.isAllSync()
                        ? "every sample is a sync sample"
                        : "it has no sync samples that follow each other in time")));
        return;
      }
      rate = Math.min(rate, all.count() / syncOnly.get().count());
      tracks.add(only(syncOnly.get(), planned));
    }
    sets.add(new TrickPlaySet(tracks, new TrickPlay(index, rate)));
  }

  private static PlannedTrack only(SampleTable syncSamples, PlannedTrack main) {
    Track all = main.chosen().track();
    Track track = all.withSamples(syncSamples);
    return new PlannedTrack(
        main.chosen().with(track), SegmentPlanner.ofSyncSamples(all, main.boundaries(), track));
  }
}
