package io.github.fragmill.core;

import io.github.fragmill.core.RenditionPlanner.TrackSet;
import io.github.fragmill.core.TrickPlaySets.TrickPlaySet;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.segment.SegmentPlan;
import io.github.fragmill.core.segment.SegmentPlanner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes every decision about a title: which tracks, which sets, which cuts, which protection. */
final class PackagingPlanner {

  private final Settings settings;
  private final ManifestWriter manifest;
  private final List<String> notes = new ArrayList<>();

  private PackagingPlanner(Settings settings, ManifestWriter manifest) {
    this.settings = settings;
    this.manifest = manifest;
  }

  static PackagingPlan plan(Settings settings) throws FragmillException {
    ManifestWriter manifest =
        settings
            .manifest()
            .orElseThrow(() -> new IllegalStateException("manifest(...) was not called"));
    if (settings.inputs().isEmpty()) {
      throw new IllegalStateException("no source: video(...), audio(...) or add(...) brings one");
    }
    try {
      PackagingPlan plan = new PackagingPlanner(settings, manifest).plan();
      settings.cancellation().check("planning");
      return plan;
    } catch (FragmillException e) {
      throw settings.cancellation().reason("planning", e);
    }
  }

  private PackagingPlan plan() throws FragmillException {
    TrackChooser chooser = new TrackChooser(settings);
    DuplicateAudio sound = DuplicateAudio.leftOutOf(chooser.choose());
    notes.addAll(chooser.notes());
    notes.addAll(sound.notes());
    GaplessTracks gapless = GaplessTracks.of(sound.kept(), settings.limits());
    notes.addAll(gapless.notes());
    List<List<PlannedTrack>> sets = cut(SwitchingSets.of(gapless.tracks()));
    notes.addAll(SwitchingSets.joinSound(sets));
    notes.addAll(OpenStarts.notes(sets));
    sets.forEach(set -> SetCaptions.note(set).ifPresent(notes::add));
    List<PlannedSet> planned = renditions(sets);
    return new PackagingPlan(
        settings, manifest, planned, sideTexts(planned), duration(sets), notes);
  }

  private List<List<PlannedTrack>> cut(List<List<ChosenTrack>> sets) throws FragmillException {
    List<List<PlannedTrack>> planned =
        cutFrames(sets.stream().filter(set -> set.get(0).type() != TrackType.TEXT).toList());
    TextFollower follower = new TextFollower(planned, settings.segmentDuration());
    for (List<ChosenTrack> set : sets) {
      if (set.get(0).type() == TrackType.TEXT) {
        planned.add(new ArrayList<>(List.of(follower.follow(set.get(0)))));
      }
    }
    notes.addAll(follower.notes());
    return planned;
  }

  private List<List<PlannedTrack>> cutFrames(List<List<ChosenTrack>> sets)
      throws FragmillException {
    List<List<SegmentPlan>> cuts =
        SegmentPlanner.plan(
            sets.stream().map(SwitchingSets::toGroup).toList(),
            settings.segmentDuration(),
            settings.alignment());
    List<List<PlannedTrack>> planned = new ArrayList<>();
    for (int set = 0; set < sets.size(); set++) {
      List<PlannedTrack> tracks = new ArrayList<>();
      for (int index = 0; index < sets.get(set).size(); index++) {
        tracks.add(new PlannedTrack(sets.get(set).get(index), cuts.get(set).get(index)));
      }
      planned.add(tracks);
    }
    return planned;
  }

  private List<PlannedSet> renditions(List<List<PlannedTrack>> sets) throws FragmillException {
    RenditionPlanner renditions = new RenditionPlanner(settings, manifest, largestSegment(sets));
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
    return renditions.plan(trackSets);
  }

  private List<TrackSet> trickPlay(List<List<PlannedTrack>> mainSets, List<List<String>> mainIds)
      throws FragmillException {
    TrickPlaySets trickPlay = TrickPlaySets.of(mainSets);
    notes.addAll(trickPlay.notes());
    largestSegment(trickPlay.sets().stream().map(TrickPlaySet::tracks).toList());
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

  private int largestSegment(List<List<PlannedTrack>> sets) throws FragmillException {
    SegmentLimits limits = new SegmentLimits(manifest, settings.limits());
    long largest = 0;
    for (List<PlannedTrack> set : sets) {
      for (PlannedTrack track : set) {
        largest = Math.max(largest, limits.largestSegment(track));
      }
    }
    return Math.toIntExact(largest);
  }

  private List<SidecarText> sideTexts(List<PlannedSet> sets) throws FragmillException {
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
