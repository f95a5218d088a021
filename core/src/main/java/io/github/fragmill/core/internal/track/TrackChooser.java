package io.github.fragmill.core.internal.track;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.input.NeededKeys;
import io.github.fragmill.core.internal.input.SourceContent;
import io.github.fragmill.core.internal.input.SourceContents;
import io.github.fragmill.core.internal.settings.Input;
import io.github.fragmill.core.internal.settings.Settings;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.timeline.PresentedPart;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.internal.work.Workers;
import io.github.fragmill.core.media.SkippedTrack;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.segment.Alignment;
import io.github.fragmill.core.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the inputs and chooses their tracks: those that are wanted, with their keys. */
public final class TrackChooser {

  private static final Map<String, TrackType> MEDIA =
      Map.of("vide", TrackType.VIDEO, "soun", TrackType.AUDIO);

  private final Settings settings;
  private final Work work;
  private final Workers workers;
  private final MemoryBudget budget;
  private final List<Note> notes = new ArrayList<>();

  /**
   * @param workers read several sources at once
   */
  public TrackChooser(Settings settings, Work work, Workers workers) {
    this.settings = settings;
    this.work = work;
    this.workers = workers;
    this.budget = new MemoryBudget(settings.limits());
  }

  /**
   * Returns the tracks in the order of the inputs, at least one. The presentation begins at 0. Once
   * only.
   */
  public List<ChosenTrack> choose() throws FragmillException {
    List<ChosenTrack> chosen = wanted();
    if (chosen.isEmpty()) {
      throw new UnsupportedMediaException(
          "no track was chosen by tracks(...): "
              + notes.stream().map(Note::text).collect(Collectors.joining("; ")));
    }
    return withTimedTextRead(fromTheStart(chosen));
  }

  /** Timed text becomes WebVTT when it is known what time each sample is presented at. */
  private List<ChosenTrack> withTimedTextRead(List<ChosenTrack> chosen) throws FragmillException {
    TimedTextReader reader = new TimedTextReader(settings.limits(), work, budget);
    List<ChosenTrack> tracks = new ArrayList<>();
    for (ChosenTrack track : chosen) {
      if (TimedTextReader.isTimedText(track)) {
        reader.read(track).ifPresent(tracks::add);
      } else {
        tracks.add(track);
      }
    }
    notes.addAll(reader.notes());
    if (tracks.isEmpty()) {
      throw new UnsupportedMediaException(
          "nothing is left: " + notes.stream().map(Note::text).collect(Collectors.joining("; ")));
    }
    return tracks;
  }

  /** Returns notes on what was left out or changed. */
  public List<Note> notes() {
    return List.copyOf(notes);
  }

  private List<ChosenTrack> wanted() throws FragmillException {
    List<Input> inputs = settings.inputs().stream().filter(it -> !it.isSideFile()).toList();
    Map<Source, SourceContent> contents =
        new SourceContents(settings.limits(), budget, work)
            .read(inputs.stream().map(Input::source).toList(), workers);
    List<ChosenTrack> chosen = new ArrayList<>();
    for (int index = 0; index < inputs.size(); index++) {
      Input input = inputs.get(index);
      SourceContent content = Objects.requireNonNull(contents.get(input.source()));
      for (SkippedTrack skipped : content.skippedTracks()) {
        note(Note.Code.TRACK_SKIPPED, input.source().name() + ": " + skipped);
      }
      content
          .notes()
          .forEach(it -> note(Note.Code.SOURCE_CONTENT, input.source().name() + ": " + it));
      List<Track> wanted = wanted(input, content);
      requireNothingLost(input, content);
      boolean hasVideo =
          wanted.stream().anyMatch(track -> track.format().type() == TrackType.VIDEO);
      if (!hasVideo && input.attributes().captions().isPresent()) {
        note(
            Note.Code.CAPTIONS_NOT_ANNOUNCED,
            input.source().name() + ": captions are set for it, but none of its tracks is video");
      }
      for (Track track : wanted) {
        ChosenTrack candidate = ChosenTrack.of(index, content.samples(), track, input.attributes());
        if (settings.selector().matches(candidate.track())) {
          chosen.add(candidate.with(NeededKeys.of(content, track, settings.decryption())));
        } else {
          note(Note.Code.TRACK_NOT_SELECTED, candidate.place() + " left out by tracks(...)");
        }
      }
    }
    return chosen;
  }

  private void note(Note.Code code, String text) {
    notes.add(new Note(code, text));
  }

  private static List<Track> wanted(Input input, SourceContent content)
      throws UnsupportedMediaException {
    List<Track> tracks = content.tracks().stream().filter(input.selector()::matches).toList();
    if (tracks.isEmpty()) {
      throw new UnsupportedMediaException(
          input.source().name()
              + ": nothing of the kind that was asked for among "
              + content.tracks().stream().map(track -> track.format().codecs()).toList()
              + content.skippedTracks().stream()
                  .map(it -> "; " + it)
                  .collect(Collectors.joining()));
    }
    return tracks;
  }

  /**
   * Audio or video that could be packaged, were it not for a feature that is not supported, is not
   * left out in passing when there is no other: nobody asked for a film without its audio.
   */
  private void requireNothingLost(Input input, SourceContent content)
      throws UnsupportedMediaException {
    boolean isAllAskedFor =
        input.selector().equals(TrackSelector.all())
            && settings.selector().equals(TrackSelector.all());
    if (!isAllAskedFor) {
      return;
    }
    for (SkippedTrack skipped : content.skippedTracks()) {
      Optional<TrackType> type = Optional.ofNullable(MEDIA.get(skipped.handler()));
      boolean isLost =
          skipped.cause() == SkippedTrack.Cause.UNSUPPORTED_FEATURE
              && type.isPresent()
              && content.tracks().stream().noneMatch(it -> it.format().type() == type.get());
      if (isLost) {
        throw new UnsupportedMediaException(
            input.source().name()
                + ": nothing would be left of its "
                + type.get().mediaType()
                + ": "
                + skipped);
      }
    }
  }

  /**
   * A recording of a live stream goes on with the stream's clock; the presentation begins at 0. Of
   * each track, what is presented is packaged.
   */
  private List<ChosenTrack> fromTheStart(List<ChosenTrack> chosen)
      throws UnsupportedMediaException {
    // The times of a text file count from the beginning of the presentation already.
    List<ChosenTrack> movable = chosen.stream().filter(it -> !it.source().isInMemory()).toList();
    if (movable.isEmpty()) {
      return chosen;
    }
    Iterator<Track> moved =
        CommonStart.atZero(movable.stream().map(ChosenTrack::track).toList()).iterator();
    List<ChosenTrack> tracks = new ArrayList<>();
    for (ChosenTrack track : chosen) {
      if (track.source().isInMemory()) {
        tracks.add(track);
      } else {
        Track next = moved.next();
        TextTimes.requireMovable(track, next);
        tracks.add(track.with(presented(track, next)));
      }
    }
    return tracks;
  }

  private Track presented(ChosenTrack source, Track moved) throws UnsupportedMediaException {
    // Where qualities agree on few boundaries, all of a presentation may be one segment.
    boolean isOpen = settings.alignment() == Alignment.COMMON;
    Duration wanted = isOpen ? moved.duration() : settings.segmentDuration();
    PresentedPart.Result part = PresentedPart.of(moved, wanted);
    part.notes().forEach(it -> note(Note.Code.EDIT_LIST, source.place() + " " + it));
    return part.track();
  }
}
