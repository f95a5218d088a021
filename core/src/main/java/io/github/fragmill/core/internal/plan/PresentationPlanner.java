package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.plan.RenditionPlanner.TrackSet;
import io.github.fragmill.core.internal.plan.TrickPlaySets.TrickPlaySet;
import io.github.fragmill.core.internal.segment.SegmentPlanner;
import io.github.fragmill.core.internal.settings.Input;
import io.github.fragmill.core.internal.settings.Settings;
import io.github.fragmill.core.internal.track.ChosenTrack;
import io.github.fragmill.core.internal.track.DuplicateAudio;
import io.github.fragmill.core.internal.track.GaplessTracks;
import io.github.fragmill.core.internal.track.TrackChooser;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.internal.work.Workers;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.segment.SegmentBoundaries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes every decision about a presentation: which tracks, switching sets, segment boundaries,
 * names and protection.
 */
public final class PresentationPlanner {

  private final Settings settings;
  private final Layout layout;
  private final List<Note> notes = new ArrayList<>();

  private PresentationPlanner(Settings settings, Layout layout) {
    this.settings = settings;
    this.layout = layout;
  }

  /**
   * Plans a presentation.
   *
   * @param workers read several sources at once
   * @throws IllegalStateException when no manifest was set, no source was added, or the manifests
   *     do not support the layout
   */
  public static PresentationPlan plan(Settings settings, Workers workers) throws FragmillException {
    Layout layout = LayoutChoice.of(settings);
    if (settings.inputs().isEmpty()) {
      throw new IllegalStateException("no source: video(...), audio(...) or add(...) brings one");
    }
    Work work = new Work("planning", settings.cancellation());
    try {
      PresentationPlan plan = new PresentationPlanner(settings, layout).plan(work, workers);
      work.check();
      return plan;
    } catch (FragmillException e) {
      throw work.reason(e);
    }
  }

  private PresentationPlan plan(Work work, Workers workers) throws FragmillException {
    TrackChooser chooser = new TrackChooser(settings, work, workers);
    DuplicateAudio audio = DuplicateAudio.leftOutOf(chooser.choose());
    notes.addAll(chooser.notes());
    notes.addAll(audio.notes());
    GaplessTracks gapless = GaplessTracks.of(audio.kept(), settings.limits());
    notes.addAll(gapless.notes());
    List<List<PlannedTrack>> sets = split(SwitchingSets.of(gapless.tracks()));
    notes.addAll(SwitchingSets.joinAudio(sets));
    notes.addAll(OpenStarts.notes(sets));
    sets.forEach(set -> SetCaptions.note(set).ifPresent(notes::add));
    List<PlannedSet> planned = renditions(sets);
    WebVttTexts texts = WebVttTexts.of(sets, planned, settings, layout, work);
    return new PresentationPlan(
        settings.manifests(),
        layout,
        texts.sets(),
        sidecars(planned),
        texts.files(),
        duration(sets),
        notes);
  }

  private List<List<PlannedTrack>> split(List<List<ChosenTrack>> sets) throws FragmillException {
    List<List<PlannedTrack>> planned =
        splitFrames(sets.stream().filter(set -> set.get(0).type() != TrackType.TEXT).toList());
    TextFollower follower = new TextFollower(planned, settings.segmentDuration());
    for (List<ChosenTrack> set : sets) {
      if (set.get(0).type() == TrackType.TEXT) {
        planned.add(new ArrayList<>(List.of(follower.follow(set.get(0)))));
      }
    }
    notes.addAll(follower.notes());
    return planned;
  }

  private List<List<PlannedTrack>> splitFrames(List<List<ChosenTrack>> sets)
      throws FragmillException {
    List<List<SegmentBoundaries>> boundaries =
        SegmentPlanner.plan(
            sets.stream().map(SwitchingSets::toGroup).toList(),
            settings.segmentDuration(),
            settings.alignment());
    List<List<PlannedTrack>> planned = new ArrayList<>();
    for (int set = 0; set < sets.size(); set++) {
      List<PlannedTrack> tracks = new ArrayList<>();
      for (int index = 0; index < sets.get(set).size(); index++) {
        tracks.add(new PlannedTrack(sets.get(set).get(index), boundaries.get(set).get(index)));
      }
      planned.add(tracks);
    }
    return planned;
  }

  private List<PlannedSet> renditions(List<List<PlannedTrack>> sets) throws FragmillException {
    requireWithinLimits(sets);
    List<List<String>> ids =
        RenditionNames.of(
            sets.stream().map(set -> set.stream().map(PlannedTrack::chosen).toList()).toList());
    List<TrackSet> trackSets = new ArrayList<>();
    for (int set = 0; set < sets.size(); set++) {
      List<PlannedTrack> tracks = sets.get(set);
      trackSets.add(
          new TrackSet(
              tracks, tracks, ids.get(set), SwitchingSets.attributes(tracks), Optional.empty()));
    }
    if (settings.trickPlay()) {
      trackSets.addAll(trickPlay(sets, ids));
    }
    return new RenditionPlanner(settings, layout).plan(trackSets);
  }

  private List<TrackSet> trickPlay(List<List<PlannedTrack>> mainSets, List<List<String>> mainIds)
      throws FragmillException {
    TrickPlaySets trickPlay = TrickPlaySets.of(mainSets);
    notes.addAll(trickPlay.notes());
    requireWithinLimits(trickPlay.sets().stream().map(TrickPlaySet::tracks).toList());
    List<TrackSet> planned = new ArrayList<>();
    for (TrickPlaySet set : trickPlay.sets()) {
      int main = set.trickPlay().mainSet();
      List<String> ids = mainIds.get(main).stream().map(RenditionNames::ofTrickPlay).toList();
      planned.add(
          new TrackSet(
              set.tracks(),
              mainSets.get(main),
              ids,
              set.attributes(),
              Optional.of(set.trickPlay())));
    }
    return planned;
  }

  private void requireWithinLimits(List<List<PlannedTrack>> sets) throws FragmillException {
    SegmentLimits limits = new SegmentLimits(layout, settings.limits());
    for (List<PlannedTrack> set : sets) {
      for (PlannedTrack track : set) {
        limits.require(track);
      }
    }
  }

  private List<SidecarText> sidecars(List<PlannedSet> sets) throws FragmillException {
    Set<String> used = new HashSet<>();
    sets.forEach(set -> set.renditions().forEach(rendition -> used.add(rendition.id())));
    List<SidecarText> texts = new ArrayList<>();
    for (Input input : settings.inputs()) {
      if (input.isSideFile()) {
        String id = RenditionNames.ofText(input.attributes(), used);
        texts.add(
            SidecarText.of(
                id, SidecarText.read(input.source(), settings.limits()), input.attributes()));
      }
    }
    return texts;
  }

  private static Duration duration(List<List<PlannedTrack>> sets) {
    return TextFollower.end(sets.stream().flatMap(List::stream).toList());
  }
}
