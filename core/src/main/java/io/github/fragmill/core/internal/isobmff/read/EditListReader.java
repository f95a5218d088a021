package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TimeScale;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.mp4parser.boxes.iso14496.part12.EditListBox;

/**
 * Reads an edit list (ISO/IEC 14496-12, 8.6.6) to an {@link Edit}: empty edits, then one piece of
 * media, which may be written as several edits that continue each other.
 */
final class EditListReader {

  private static final long EMPTY_EDIT = -1;

  private final BoxScanner scanner;
  private final TimeScale movieTimeScale;
  private final TimeScale trackTimeScale;

  EditListReader(BoxScanner scanner, TimeScale movieTimeScale, TimeScale trackTimeScale) {
    this.scanner = scanner;
    this.movieTimeScale = movieTimeScale;
    this.trackTimeScale = trackTimeScale;
  }

  Edit read(BoxLocation elst, SampleTable samples) throws FragmillException {
    long delay = 0;
    long mediaStart = EMPTY_EDIT;
    long duration = 0;
    for (EditListBox.Entry entry : new IsoBoxes(scanner).editList(elst).getEntries()) {
      long segmentDuration = entry.getSegmentDuration();
      if (segmentDuration < 0) {
        throw elst.malformed("a duration needs more than 63 bits");
      }
      if (entry.getMediaTime() == EMPTY_EDIT) {
        if (mediaStart == EMPTY_EDIT) {
          delay = Math.addExact(delay, segmentDuration);
        }
        continue;
      }
      requireNormal(elst, entry);
      if (mediaStart == EMPTY_EDIT) {
        mediaStart = entry.getMediaTime();
      } else if (!continues(mediaStart, duration, entry.getMediaTime())) {
        throw new UnsupportedMediaException(
            elst.path() + ": an edit list of several pieces of media is not packaged");
      }
      duration = Math.addExact(duration, segmentDuration);
    }
    if (mediaStart == EMPTY_EDIT) {
      // An edit list without media: the whole media after the delay is what players show.
      mediaStart = 0;
    }
    if (mediaStart >= samples.compositionEndTicks()) {
      throw elst.malformed(
          "the edit begins at "
              + mediaStart
              + ", the media ends at "
              + samples.compositionEndTicks());
    }
    return new Edit(mediaStart, toTrack(delay), presented(mediaStart, duration, samples));
  }

  private static void requireNormal(BoxLocation elst, EditListBox.Entry entry)
      throws FragmillException {
    if (entry.getMediaTime() < 0) {
      throw elst.malformed("expected a media time of -1 or more, found " + entry.getMediaTime());
    }
    if (entry.getMediaRate() != 1.0) {
      throw new UnsupportedMediaException(
          elst.path() + ": an edit with media rate " + entry.getMediaRate() + " is not packaged");
    }
  }

  private boolean continues(long mediaStart, long duration, long mediaTime) {
    long expected = Math.addExact(mediaStart, toTrack(duration));
    return Math.abs(mediaTime - expected) <= oneMovieTick();
  }

  /** The edit's duration, or empty when it ends with the media as far as movie ticks can tell. */
  private OptionalLong presented(long mediaStart, long duration, SampleTable samples) {
    long ticks = toTrack(duration);
    long available = samples.compositionEndTicks() - mediaStart;
    return ticks == 0 || ticks >= available - oneMovieTick()
        ? OptionalLong.empty()
        : OptionalLong.of(ticks);
  }

  private long toTrack(long movieTicks) {
    return movieTimeScale.convert(movieTicks, trackTimeScale, RoundingMode.HALF_UP);
  }

  private long oneMovieTick() {
    return movieTimeScale.convert(1, trackTimeScale, RoundingMode.CEILING);
  }
}
