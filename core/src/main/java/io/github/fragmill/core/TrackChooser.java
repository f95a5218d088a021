package io.github.fragmill.core;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.fragment.TrackDecryption;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.TextSource;
import io.github.fragmill.core.internal.timeline.PresentedPart;
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
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the inputs and chooses their tracks: those that are wanted, with their keys. */
final class TrackChooser {

  private static final Map<String, TrackType> MEDIA =
      Map.of("vide", TrackType.VIDEO, "soun", TrackType.AUDIO);

  private final Settings settings;
  private final MemoryBudget budget;
  private final List<String> notes = new ArrayList<>();

  TrackChooser(Settings settings) {
    this.settings = settings;
    this.budget = new MemoryBudget(settings.limits());
  }

  /**
   * Returns the tracks in the order of the inputs, at least one. The presentation begins at 0. Once
   * only.
   */
  List<ChosenTrack> choose() throws FragmillException {
    List<ChosenTrack> chosen = wanted();
    if (chosen.isEmpty()) {
      throw new UnsupportedMediaException(
          "no track was chosen by tracks(...): " + String.join("; ", notes));
    }
    return withTimedTextRead(fromTheStart(chosen));
  }

  /** Timed text becomes WebVTT when it is known what time each sample is presented at. */
  private List<ChosenTrack> withTimedTextRead(List<ChosenTrack> chosen) throws FragmillException {
    TimedTextReader reader = new TimedTextReader(settings, budget);
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
      throw new UnsupportedMediaException("nothing is left: " + String.join("; ", notes));
    }
    return tracks;
  }

  /** Returns sentences about tracks that are left out. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private List<ChosenTrack> wanted() throws FragmillException {
    List<Input> inputs = settings.inputs().stream().filter(it -> !it.isSideFile()).toList();
    List<Movie> movies =
        new SourceMovies(settings, budget).read(inputs.stream().map(Input::source).toList());
    List<ChosenTrack> chosen = new ArrayList<>();
    for (int index = 0; index < inputs.size(); index++) {
      Input input = inputs.get(index);
      for (SkippedTrack skipped : movies.get(index).skippedTracks()) {
        notes.add(input.source().name() + ": " + skipped);
      }
      Movie movie = movies.get(index);
      movie.notes().forEach(it -> notes.add(input.source().name() + ": " + it));
      Source source = pinned(movie);
      List<Track> wanted = wanted(input, movie);
      requireNothingLost(input, movie);
      boolean hasVideo =
          wanted.stream().anyMatch(track -> track.format().type() == TrackType.VIDEO);
      if (!hasVideo && input.attributes().captions().isPresent()) {
        notes.add(input.source().name() + ": captions are told of it, but nothing of it is video");
      }
      for (Track track : wanted) {
        ChosenTrack candidate = ChosenTrack.of(index, source, track, input.attributes());
        if (settings.selector().matches(candidate.track())) {
          chosen.add(candidate.with(decryption(movie, track)));
        } else {
          notes.add(candidate.place() + " left out by tracks(...)");
        }
      }
    }
    return chosen;
  }

  /** Samples that were made of a text lie in memory, whatever becomes of the text. */
  private static Source pinned(Movie movie) {
    return movie.source() instanceof TextSource ? movie.source() : PinnedSource.of(movie);
  }

  private static List<Track> wanted(Input input, Movie movie) throws UnsupportedMediaException {
    List<Track> tracks = movie.tracks().stream().filter(input.selector()::matches).toList();
    if (tracks.isEmpty()) {
      throw new UnsupportedMediaException(
          input.source().name()
              + ": nothing of the kind that was asked for among "
              + movie.tracks().stream().map(track -> track.format().codecs()).toList()
              + movie.skippedTracks().stream().map(it -> "; " + it).collect(Collectors.joining()));
    }
    return tracks;
  }

  /**
   * Sound or pictures that could be packaged, were it not for the form they are in, are not left
   * out in passing when there are no others: a film without its sound is not what was asked for.
   */
  private void requireNothingLost(Input input, Movie movie) throws UnsupportedMediaException {
    boolean isAllAskedFor =
        input.selector().equals(TrackSelector.all())
            && settings.selector().equals(TrackSelector.all());
    if (!isAllAskedFor) {
      return;
    }
    for (SkippedTrack skipped : movie.skippedTracks()) {
      Optional<TrackType> type = Optional.ofNullable(MEDIA.get(skipped.handler()));
      boolean isLost =
          skipped.cause() == SkippedTrack.Cause.UNSUPPORTED_FEATURE
              && type.isPresent()
              && movie.tracks().stream().noneMatch(it -> it.format().type() == type.get());
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

  private Optional<TrackDecryption> decryption(Movie movie, Track track) throws FragmillException {
    return NeededKeys.of(movie.source(), track, movie.encryption(), settings.decryption());
  }

  /**
   * A recording of a live stream goes on with the stream's clock; the presentation begins at 0. Of
   * each track, what is presented is packaged.
   */
  private List<ChosenTrack> fromTheStart(List<ChosenTrack> chosen)
      throws UnsupportedMediaException {
    // The times of a text file count from the beginning of the title already.
    List<ChosenTrack> movable =
        chosen.stream().filter(it -> !(it.source() instanceof TextSource)).toList();
    if (movable.isEmpty()) {
      return chosen;
    }
    Iterator<Track> moved =
        CommonStart.atZero(movable.stream().map(ChosenTrack::track).toList()).iterator();
    List<ChosenTrack> tracks = new ArrayList<>();
    for (ChosenTrack track : chosen) {
      if (track.source() instanceof TextSource) {
        tracks.add(track);
      } else {
        Track next = moved.next();
        TextFollower.requireMovable(track, next);
        tracks.add(track.with(presented(track, next)));
      }
    }
    return tracks;
  }

  private Track presented(ChosenTrack source, Track moved) throws UnsupportedMediaException {
    // Where qualities agree on few cuts, all of a title may be one segment.
    boolean isOpen = settings.alignment() == Alignment.COMMON;
    Duration wanted = isOpen ? moved.duration() : settings.segmentDuration();
    PresentedPart.Result part = PresentedPart.of(moved, wanted);
    part.notes().forEach(note -> notes.add(source.place() + " " + note));
    return part.track();
  }
}
