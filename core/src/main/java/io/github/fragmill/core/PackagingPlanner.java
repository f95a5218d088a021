package io.github.fragmill.core;

import io.github.fragmill.core.TrickPlaySets.TrickPlaySet;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.fragment.MediaBuffers;
import io.github.fragmill.core.internal.fragment.TrackDecryption;
import io.github.fragmill.core.internal.fragment.TrackFragments;
import io.github.fragmill.core.internal.text.TextSource;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.protect.Protection;
import io.github.fragmill.core.protect.TitleProtection;
import io.github.fragmill.core.protect.TrackProtection;
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
    return new PackagingPlanner(settings, manifest).plan();
  }

  private PackagingPlan plan() throws FragmillException {
    List<ChosenTrack> chosen = choose();
    if (chosen.isEmpty()) {
      throw new UnsupportedMediaException("no track was chosen by tracks(...)");
    }
    RepeatedSound sound = RepeatedSound.leftOutOf(fromTheStart(chosen));
    notes.addAll(sound.notes());
    List<List<PlannedTrack>> sets = cut(SwitchingSets.of(sound.kept()));
    notes.addAll(SwitchingSets.joinSound(sets));
    List<PlannedSet> planned = renditions(sets);
    return new PackagingPlan(
        settings, manifest, planned, sideTexts(planned), duration(sets), notes);
  }

  private List<ChosenTrack> choose() throws FragmillException {
    List<Input> inputs = settings.inputs().stream().filter(it -> !it.isSideFile()).toList();
    List<Movie> movies =
        SourceMovies.read(
            inputs.stream().map(Input::source).toList(), settings.limits(), settings.threads());
    List<ChosenTrack> chosen = new ArrayList<>();
    for (int index = 0; index < inputs.size(); index++) {
      Input input = inputs.get(index);
      for (SkippedTrack skipped : movies.get(index).skippedTracks()) {
        notes.add(input.source().name() + ": " + skipped);
      }
      for (Track track : wanted(input, movies.get(index))) {
        ChosenTrack candidate =
            ChosenTrack.of(index, movies.get(index).source(), track, input.attributes());
        if (settings.selector().matches(candidate.track())) {
          chosen.add(candidate.with(decryption(movies.get(index), track)));
        } else {
          notes.add(candidate.place() + " left out by tracks(...)");
        }
      }
    }
    return chosen;
  }

  private static List<Track> wanted(Input input, Movie movie) throws UnsupportedMediaException {
    List<Track> tracks = movie.tracks().stream().filter(input.selector()::matches).toList();
    if (tracks.isEmpty()) {
      throw new UnsupportedMediaException(
          input.source().name()
              + ": nothing of the kind that was asked for among "
              + movie.tracks().stream().map(track -> track.format().codecs()).toList());
    }
    return tracks;
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
    MediaBuffers buffers =
        new MediaBuffers(largestSegment(sets), Runtime.getRuntime().availableProcessors());
    Optional<TitleProtection> title = settings.protection().map(Protection::begin);
    List<List<String>> ids =
        RenditionNames.of(
            sets.stream().map(set -> set.stream().map(PlannedTrack::chosen).toList()).toList());
    List<PlannedSet> planned = new ArrayList<>();
    for (int set = 0; set < sets.size(); set++) {
      TrackAttributes attributes = SwitchingSets.attributes(sets.get(set));
      planned.add(
          new PlannedSet(
              attributes, renditions(sets.get(set), ids.get(set), attributes, title, buffers)));
    }
    if (settings.trickPlay()) {
      planned.addAll(trickPlay(sets, ids, title, buffers));
    }
    return planned;
  }

  private List<PlannedSet> trickPlay(
      List<List<PlannedTrack>> mainSets,
      List<List<String>> mainIds,
      Optional<TitleProtection> title,
      MediaBuffers buffers)
      throws FragmillException {
    TrickPlaySets trickPlay = TrickPlaySets.of(mainSets);
    notes.addAll(trickPlay.notes());
    largestSegment(trickPlay.sets().stream().map(TrickPlaySet::tracks).toList());
    List<PlannedSet> planned = new ArrayList<>();
    for (TrickPlaySet set : trickPlay.sets()) {
      List<String> ids =
          mainIds.get(set.trickPlay().mainSet()).stream().map(RenditionNames::ofTrickPlay).toList();
      planned.add(
          new PlannedSet(
              set.attributes(),
              renditions(set.tracks(), ids, set.attributes(), title, buffers),
              Optional.of(set.trickPlay())));
    }
    return planned;
  }

  private List<RenditionPlan> renditions(
      List<PlannedTrack> set,
      List<String> ids,
      TrackAttributes attributes,
      Optional<TitleProtection> title,
      MediaBuffers buffers)
      throws FragmillException {
    List<RenditionPlan> renditions = new ArrayList<>();
    for (int index = 0; index < set.size(); index++) {
      PlannedTrack track = set.get(index);
      boolean staysClear = title.isEmpty() || track.chosen().type() == TrackType.TEXT;
      Optional<TrackProtection> protection =
          staysClear
              ? Optional.empty()
              : title.get().protect(track.chosen().track(), track.cuts().startTicks());
      renditions.add(rendition(ids.get(index), track, attributes, protection, buffers));
    }
    return renditions;
  }

  /** A recording of a live stream goes on with the stream's clock; the presentation begins at 0. */
  private static List<ChosenTrack> fromTheStart(List<ChosenTrack> chosen)
      throws UnsupportedMediaException {
    // The times of a text file count from the beginning of the title already.
    List<ChosenTrack> movable =
        chosen.stream().filter(it -> !(it.source() instanceof TextSource)).toList();
    if (movable.isEmpty()) {
      return chosen;
    }
    List<Track> moved = CommonStart.atZero(movable.stream().map(ChosenTrack::track).toList());
    List<ChosenTrack> tracks = new ArrayList<>(chosen);
    for (int index = 0; index < moved.size(); index++) {
      ChosenTrack before = movable.get(index);
      TextFollower.requireMovable(before, moved.get(index));
      tracks.set(chosen.indexOf(before), before.with(moved.get(index)));
    }
    return tracks;
  }

  private RenditionPlan rendition(
      String id,
      PlannedTrack planned,
      TrackAttributes attributes,
      Optional<TrackProtection> protection,
      MediaBuffers buffers) {
    ChosenTrack from = planned.chosen();
    boolean segmentsAreFiles = manifest.layout() == Layout.SEGMENT_FILES;
    TrackFragments fragments =
        new TrackFragments(
            from.source().name(),
            from.track(),
            from.decryption(),
            planned.cuts(),
            protection,
            segmentsAreFiles,
            buffers);
    return new RenditionPlan(
        id, from.source(), from.track(), attributes, planned.cuts(), protection, fragments);
  }

  private Optional<TrackDecryption> decryption(Movie movie, Track track) throws FragmillException {
    return NeededKeys.of(movie.source(), track, movie.encryption(), settings.decryption());
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

  private List<SideText> sideTexts(List<PlannedSet> sets) throws FragmillException {
    Set<String> used = new HashSet<>();
    sets.forEach(set -> set.renditions().forEach(rendition -> used.add(rendition.id())));
    List<SideText> texts = new ArrayList<>();
    for (Input input : settings.inputs()) {
      if (input.isSideFile()) {
        String id = RenditionNames.ofText(input.attributes(), used);
        texts.add(SideText.of(id, SideText.read(input.source()), input.attributes()));
      }
    }
    return texts;
  }

  private static Duration duration(List<List<PlannedTrack>> sets) {
    return TextFollower.end(sets.stream().flatMap(List::stream).toList());
  }
}
