package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.media.CaptionService;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.presentation.TrackAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The captions inside the video of a switching set. All its renditions have the same (DASH-IF IOP
 * 4.3, 6.4.3), so what is set for one holds for all, and what is found holds when it is in all.
 */
final class SetCaptions {

  private SetCaptions() {}

  /** Returns the attributes of a set with what is known of its captions. */
  static TrackAttributes addTo(TrackAttributes attributes, List<PlannedTrack> set) {
    Optional<List<CaptionService>> given = given(set);
    if (given.isPresent()) {
      return attributes.captions(given.get());
    }
    List<CaptionService> common = inAll(set);
    return common.isEmpty() ? attributes : attributes.captions(common);
  }

  /** Returns a note when captions were found in some renditions of a set only. */
  static Optional<Note> note(List<PlannedTrack> set) {
    if (given(set).isPresent()) {
      return Optional.empty();
    }
    List<CaptionService> common = inAll(set);
    for (PlannedTrack track : set) {
      List<CaptionService> others = new ArrayList<>(found(track));
      others.removeAll(common);
      if (!others.isEmpty()) {
        return Optional.of(
            new Note(
                Note.Code.CAPTIONS_NOT_ANNOUNCED,
                track.chosen().place()
                    + ": captions "
                    + others
                    + " are not announced: they were not found in every video of its set"));
      }
    }
    return Optional.empty();
  }

  private static Optional<List<CaptionService>> given(List<PlannedTrack> set) {
    return set.stream().flatMap(it -> it.chosen().attributes().captions().stream()).findFirst();
  }

  private static List<CaptionService> inAll(List<PlannedTrack> set) {
    List<CaptionService> common = new ArrayList<>(found(set.get(0)));
    set.forEach(track -> common.retainAll(found(track)));
    return common;
  }

  private static List<CaptionService> found(PlannedTrack track) {
    return track.chosen().track().format() instanceof VideoFormat video
        ? video.captions()
        : List.of();
  }
}
