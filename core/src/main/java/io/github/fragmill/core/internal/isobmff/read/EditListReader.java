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

  /**
   * Reads a list.
   *
   * @param samples all samples of the track
   * @param tablesEndTicks when those that are not in fragments end, as far as there are any
   */
  Edit read(BoxLocation elst, SampleTable samples, OptionalLong tablesEndTicks)
      throws FragmillException {
    long delay = 0;
    long gap = 0;
    long mediaStart = EMPTY_EDIT;
    long duration = 0;
    int number = 0;
    for (EditListBox.Entry entry : new IsoBoxes(scanner).editList(elst).getEntries()) {
      number++;
      long segmentDuration = entry.getSegmentDuration();
      if (segmentDuration < 0) {
        throw elst.malformed("a duration needs more than 63 bits");
      }
      if (entry.getMediaTime() == EMPTY_EDIT) {
        if (mediaStart == EMPTY_EDIT) {
          delay = Math.addExact(delay, segmentDuration);
        } else {
          gap = Math.addExact(gap, segmentDuration);
        }
        continue;
      }
      requireNormal(elst, entry);
      if (mediaStart == EMPTY_EDIT) {
        mediaStart = entry.getMediaTime();
      } else {
        Piece before = new Piece(mediaStart, Math.addExact(mediaStart, toTrack(duration)));
        requireContinues(elst, number, before, gap, entry.getMediaTime());
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
    return new Edit(
        mediaStart, toTrack(delay), presented(mediaStart, duration, samples, tablesEndTicks));
  }

  /** Media that is presented in one piece, in ticks of the track. */
  private record Piece(long startTicks, long endTicks) {}

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

  private void requireContinues(
      BoxLocation elst, int number, Piece before, long gap, long mediaTime)
      throws UnsupportedMediaException {
    if (gap == 0 && Math.abs(mediaTime - before.endTicks()) <= oneMovieTick()) {
      return;
    }
    throw new UnsupportedMediaException(
        elst.path()
            + ": an edit list of several pieces of media is not packaged: edit "
            + number
            + " goes on at "
            + mediaTime
            + (gap == 0 ? "" : " after a pause of " + toTrack(gap))
            + ", those before it present "
            + before.startTicks()
            + " to "
            + before.endTicks()
            + " (ticks of the track)");
  }

  /**
   * The edit's duration, or empty when it ends with the media as far as movie ticks can tell. An
   * edit that ends with the samples of the tables was written before the fragments were, and goes
   * on with them.
   */
  private OptionalLong presented(
      long mediaStart, long duration, SampleTable samples, OptionalLong tablesEndTicks) {
    long ticks = toTrack(duration);
    long available = samples.compositionEndTicks() - mediaStart;
    boolean isWhole = ticks == 0 || ticks >= available - oneMovieTick();
    boolean isAllOfTables =
        tablesEndTicks.isPresent()
            && Math.abs(tablesEndTicks.getAsLong() - mediaStart - ticks) <= oneMovieTick();
    return isWhole || isAllOfTables ? OptionalLong.empty() : OptionalLong.of(ticks);
  }

  private long toTrack(long movieTicks) {
    return movieTimeScale.convert(movieTicks, trackTimeScale, RoundingMode.HALF_UP);
  }

  private long oneMovieTick() {
    return movieTimeScale.convert(1, trackTimeScale, RoundingMode.CEILING);
  }
}
