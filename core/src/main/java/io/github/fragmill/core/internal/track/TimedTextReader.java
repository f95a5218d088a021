package io.github.fragmill.core.internal.track;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.internal.fragment.BufferPool;
import io.github.fragmill.core.internal.fragment.Fragment;
import io.github.fragmill.core.internal.fragment.TrackMedia;
import io.github.fragmill.core.internal.source.MemoryBudget;
import io.github.fragmill.core.internal.text.TextSource;
import io.github.fragmill.core.internal.text.timedtext.TimedText;
import io.github.fragmill.core.internal.text.timedtext.TimedTextEntry;
import io.github.fragmill.core.internal.text.webvtt.WebVttDocument;
import io.github.fragmill.core.internal.work.Work;
import io.github.fragmill.core.media.Limits;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.source.SourceReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the samples of tracks of timed text ({@code tx3g}), which no player of DASH knows, and
 * makes WebVTT of them. The cues have the track's presentation times, so from there on it is as if
 * a text file had been given. Not thread-safe.
 */
final class TimedTextReader {

  /** Samples have some 50 bytes, and are seldom next to each other. */
  private static final int BATCH_BYTES = 64 * 1024;

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
    requireRoom(chosen);
    TimedTextEntry entry = TimedTextEntry.read(track.format().sampleEntry(), chosen.place());
    TimedText text = new TimedText(entry, budget.part(chosen.source().name()));
    readInto(text, chosen);
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

  private void requireRoom(ChosenTrack chosen) throws LimitExceededException {
    long bytes = chosen.track().samples().totalBytes();
    int maxBytes = limits.maxTextBytes();
    if (bytes > maxBytes) {
      throw new LimitExceededException(
          chosen.place() + ": a text of " + bytes + " bytes, more than maxTextBytes = " + maxBytes);
    }
  }

  private void readInto(TimedText text, ChosenTrack chosen) throws FragmillException {
    SampleTable samples = chosen.track().samples();
    BufferPool pool = new BufferPool(4L * BATCH_BYTES);
    TrackMedia media = new TrackMedia(chosen.source().name(), chosen.track(), chosen.decryption());
    try (SourceReader reader = chosen.source().open()) {
      for (int first = 0; first < samples.count(); ) {
        work.check();
        int end = endOfBatch(samples, first);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Fragment batch = media.read(first, end, reader, pool)) {
          batch.writeTo(Channels.newChannel(bytes));
        }
        add(first, end, ByteBuffer.wrap(bytes.toByteArray()), text, chosen);
        first = end;
      }
    } catch (FragmillException e) {
      throw e;
    } catch (IOException e) {
      throw SourceException.of("cannot read " + chosen.source().name(), e);
    }
  }

  private static int endOfBatch(SampleTable samples, int first) {
    long bytes = samples.sizeBytes(first);
    int end = first + 1;
    while (end < samples.count() && bytes + samples.sizeBytes(end) <= BATCH_BYTES) {
      bytes += samples.sizeBytes(end++);
    }
    return end;
  }

  private static void add(int first, int end, ByteBuffer bytes, TimedText text, ChosenTrack chosen)
      throws FragmillException {
    Track track = chosen.track();
    SampleTable samples = track.samples();
    for (int sample = first; sample < end; sample++) {
      long begin = track.presentationTimeTicks(sample);
      long start = Math.max(begin, track.edit().delayTicks());
      long stop = Math.min(begin + samples.durationTicks(sample), track.presentationEndTicks());
      bytes.limit(bytes.position() + samples.sizeBytes(sample));
      try {
        text.add(
            track.timeScale().toDuration(start).toMillis(),
            track.timeScale().toDuration(stop).toMillis(),
            bytes.slice());
      } catch (MalformedMediaException e) {
        throw new MalformedMediaException(
                "track " + track.id() + ", sample " + sample,
                samples.offsetBytes(sample),
                e.reason())
            .in(chosen.source().name());
      }
      bytes.position(bytes.limit()).limit(bytes.capacity());
    }
  }
}
