package io.github.fragmill.core.internal.track;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.TextSource;
import io.github.fragmill.core.internal.text.timedtext.TimedText;
import io.github.fragmill.core.internal.text.timedtext.TimedTextEntry;
import io.github.fragmill.core.internal.text.webvtt.WebVttDocument;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the samples of tracks of timed text ({@code tx3g}), which no player of DASH knows, and
 * makes WebVTT of them. The cues have the track's presentation times, so from there on it is as if
 * a text file had been given. Not thread-safe.
 */
final class TimedTextReader {

  private final Limits limits;
  private final Work work;
  private final MemoryBudget budget;
  private final List<Note> notes = new ArrayList<>();

  /**
   * @param budget for all sources of the presentation
   */
  TimedTextReader(Limits limits, Work work, MemoryBudget budget) {
    this.limits = limits;
    this.work = work;
    this.budget = budget;
  }

  /** Returns notes on what was left out. */
  List<Note> notes() {
    return List.copyOf(notes);
  }

  static boolean isTimedText(ChosenTrack chosen) {
    return chosen.track().format().sampleEntry().type().equals(TimedTextEntry.TYPE);
  }

  /** Returns the track as WebVTT, or empty when it never shows any text. */
  Optional<ChosenTrack> read(ChosenTrack chosen) throws FragmillException {
    Track track = chosen.track();
    TextSamples samples = TextSamples.of(chosen, limits);
    TimedTextEntry entry = TimedTextEntry.read(track.format().sampleEntry(), chosen.place());
    TimedText text = new TimedText(entry, budget.part(chosen.source().name()));
    samples.readInto(text::add, work);
    text.notes().forEach(note -> notes.add(note(chosen.place() + ": " + note)));
    Optional<WebVttDocument> document = text.document();
    if (document.isEmpty()) {
      notes.add(note(chosen.place() + " left out: it never shows any text"));
      return Optional.empty();
    }
    TextSource source = TextSource.of(chosen.source().name(), track.id(), document.get(), budget);
    Track made = track.language().map(source.track()::withLanguage).orElse(source.track());
    return Optional.of(
        new ChosenTrack(
            chosen.input(),
            chosen.source().withMemory(source),
            made,
            Optional.empty(),
            chosen.attributes()));
  }

  private static Note note(String text) {
    return new Note(Note.Code.TEXT_CONVERTED, text);
  }
}
