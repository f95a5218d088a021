package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.fragment.TrackProtection;
import io.github.fragmill.core.internal.settings.Settings;
import io.github.fragmill.core.internal.track.ChosenTrack;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.presentation.TrickPlay;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.core.protect.port.ProtectedPresentation;
import io.github.fragmill.core.protect.port.Protection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Makes renditions of tracks that are divided into segments: protects and names them. */
final class RenditionPlanner {

  private final Optional<Protection> protection;
  private final Layout layout;

  /**
   * Tracks that become one set of renditions.
   *
   * @param tracks what is packaged
   * @param mains the tracks that the set is made of, one for each: itself, but for trick play
   * @param ids one for each track
   */
  record TrackSet(
      List<PlannedTrack> tracks,
      List<PlannedTrack> mains,
      List<String> ids,
      TrackAttributes attributes,
      Optional<TrickPlay> trickPlay) {

    private boolean isText() {
      return tracks.get(0).chosen().type() == TrackType.TEXT;
    }

    /** Returns its tracks as a protection sees them; none of text, which is never encrypted. */
    private List<PresentationTrack> toProtect() {
      List<PresentationTrack> result = new ArrayList<>();
      for (int index = 0; index < tracks.size() && !isText(); index++) {
        PlannedTrack planned = tracks.get(index);
        result.add(
            new PresentationTrack(
                    ids.get(index) + " (" + planned.chosen().place() + ")",
                    mains.get(index).chosen().track(),
                    planned.chosen().track(),
                    planned.boundaries().startTicks())
                .withSourceStamp(planned.chosen().source().stamp()));
      }
      return result;
    }
  }

  RenditionPlanner(Settings settings, Layout layout) {
    this.protection = settings.protection();
    this.layout = layout;
  }

  /** Plans the renditions of all sets. */
  List<PlannedSet> plan(List<TrackSet> sets) throws FragmillException {
    Iterator<Optional<TrackProtection>> protections = protect(sets).iterator();
    List<PlannedSet> planned = new ArrayList<>();
    for (TrackSet set : sets) {
      List<PlannedRendition> renditions = new ArrayList<>();
      for (int index = 0; index < set.tracks().size(); index++) {
        renditions.add(
            rendition(
                set.ids().get(index),
                set.tracks().get(index),
                set.attributes(),
                set.isText() ? Optional.empty() : protections.next()));
      }
      planned.add(new PlannedSet(set.attributes(), renditions, set.trickPlay()));
    }
    return planned;
  }

  /** Returns how each track of audio and video is protected, set by set. */
  private List<Optional<TrackProtection>> protect(List<TrackSet> sets) throws FragmillException {
    List<PresentationTrack> tracks =
        sets.stream().flatMap(set -> set.toProtect().stream()).toList();
    List<Optional<TrackProtection>> protections = new ArrayList<>();
    if (protection.isEmpty()) {
      tracks.forEach(track -> protections.add(Optional.empty()));
      return protections;
    }
    ProtectedPresentation decided = protection.get().protect(tracks);
    for (Optional<TrackEncryption> track : decided.tracks()) {
      protections.add(track.map(it -> new TrackProtection(it, decided.encryption())));
    }
    return protections;
  }

  private PlannedRendition rendition(
      String id,
      PlannedTrack planned,
      TrackAttributes attributes,
      Optional<TrackProtection> protecting) {
    ChosenTrack from = planned.chosen();
    return PlannedRendition.of(
        id,
        layout,
        from.source(),
        from.track(),
        from.decryption(),
        attributes,
        planned.boundaries(),
        protecting);
  }
}
