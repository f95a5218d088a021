package io.github.fragmill.core.internal.plan;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.isobmff.write.SegmentIndexBytes;
import io.github.fragmill.core.internal.segment.TextBoundaries;
import io.github.fragmill.core.internal.text.TextSource;
import io.github.fragmill.core.internal.timeline.DerivedSamples;
import io.github.fragmill.core.internal.track.ChosenTrack;
import io.github.fragmill.core.internal.track.TextTimes;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Divides text into segments at the segment boundaries of the video, or of the audio where there is
 * no video, and lets text files end where the presentation ends.
 */
final class TextFollower {

  /** As many as the index of a single file has room for: text alone of 72 hours, by default. */
  private static final int MAX_CUTS = SegmentIndexBytes.MAX_REFERENCES - 1;

  private final Optional<PlannedTrack> lead;
  private final Duration framesEnd;
  private final Duration wanted;
  private final List<Note> notes = new ArrayList<>();

  /**
   * @param planned the sets of video and audio
   * @param wanted the duration of segments, for text that is alone
   */
  TextFollower(List<List<PlannedTrack>> planned, Duration wanted) {
    List<PlannedTrack> tracks = planned.stream().flatMap(List::stream).toList();
    this.lead =
        tracks.stream()
            .filter(it -> it.chosen().type() == TrackType.VIDEO)
            .findFirst()
            .or(() -> tracks.stream().findFirst());
    this.framesEnd = end(tracks);
    this.wanted = wanted;
  }

  /** Returns when the last of the tracks ends. */
  static Duration end(List<PlannedTrack> tracks) {
    return tracks.stream()
        .map(it -> it.chosen().track())
        .map(track -> track.timeScale().toDuration(track.presentationEndTicks()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Returns notes on text that is left out. */
  List<Note> notes() {
    return List.copyOf(notes);
  }

  PlannedTrack follow(ChosenTrack text) throws LimitExceededException, UnsupportedMediaException {
    return text.source().inMemory().orElse(null) instanceof TextSource made
        ? followWithFile(text, made)
        : followWithTrack(text);
  }

  private PlannedTrack followWithFile(ChosenTrack text, TextSource source)
      throws LimitExceededException {
    Track track = text.track();
    long end = framesEnd.isZero() ? source.textEndTicks() : framesEnd.toMillis();
    if (source.textEndTicks() > end) {
      notes.add(
          new Note(
              Note.Code.TEXT_AFTER_END,
              text.place()
                  + ": text after "
                  + framesEnd
                  + " is left out: the presentation ends there"));
    }
    List<Long> times = times(text, Math.max(1, end));
    TextSource cut = source.splitAt(times, Math.max(1, end));
    Track named = track.language().map(cut.track()::withLanguage).orElse(cut.track());
    ChosenTrack chosen =
        new ChosenTrack(
            text.input(),
            text.source().withMemory(cut),
            named,
            Optional.empty(),
            text.attributes());
    return new PlannedTrack(chosen, TextBoundaries.plan(named, times));
  }

  private PlannedTrack followWithTrack(ChosenTrack text)
      throws LimitExceededException, UnsupportedMediaException {
    Track track = text.track();
    TextTimes.requireNotEdited(text);
    List<Long> times = times(text, track.presentationEndTicks());
    long toDecodeTicks = track.edit().mediaStartTicks() - track.edit().delayTicks();
    Track cut =
        track.withSamples(
            DerivedSamples.splitAt(
                track.samples(), times.stream().mapToLong(it -> it + toDecodeTicks).toArray()));
    return new PlannedTrack(text.with(cut), TextBoundaries.plan(cut, times));
  }

  private List<Long> times(ChosenTrack text, long endTicks) throws LimitExceededException {
    TimeScale timeScale = text.track().timeScale();
    if (lead.isPresent()) {
      PlannedTrack cut = lead.get();
      return TextBoundaries.like(cut.chosen().track(), cut.boundaries(), timeScale, endTicks);
    }
    long ticks = Math.max(1, timeScale.toTicks(wanted));
    // One wrong time in a small file makes a presentation of weeks.
    if (endTicks / ticks > MAX_CUTS) {
      throw new LimitExceededException(
          text.place()
              + ": text alone of "
              + timeScale.toDuration(endTicks)
              + " takes more than "
              + MAX_CUTS
              + " segments; use longer segments, or correct its last time");
    }
    return TextBoundaries.grid(ticks, endTicks);
  }
}
