package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TimeScale;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.mp4parser.boxes.iso14496.part12.EditListBox;

/**
 * Reads an edit list (ISO/IEC 14496-12, 8.6.6) to an {@link Edit}: empty edits, then one piece of
 * media. Edits that continue each other are one piece; of others, {@link PieceJoiner} makes one.
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
  EditedSamples read(BoxLocation elst, SampleTable samples, OptionalLong tablesEndTicks)
      throws FragmillException {
    List<EditPiece> pieces = pieces(elst);
    for (EditPiece piece : pieces) {
      if (piece.startTicks() >= samples.compositionEndTicks()) {
        throw elst.malformed(
            "the edit begins at "
                + piece.startTicks()
                + ", the media ends at "
                + samples.compositionEndTicks());
      }
    }
    EditPiece first = pieces.get(0);
    EditPiece last = pieces.get(pieces.size() - 1);
    OptionalLong duration =
        isOpen(last, samples, tablesEndTicks)
            ? OptionalLong.empty()
            : OptionalLong.of(last.presentationEndTicks() - first.presentationTicks());
    return new EditedSamples(
        pieces.size() == 1
            ? samples
            : new PieceJoiner(elst, samples, pieces, oneMovieTick()).join(),
        new Edit(first.startTicks(), first.presentationTicks(), duration));
  }

  /** Returns at least one piece; those that continue each other are one. */
  private List<EditPiece> pieces(BoxLocation elst) throws FragmillException {
    List<EditPiece> pieces = new ArrayList<>();
    int number = 0;
    long endMovieTicks = 0;
    for (EditListBox.Entry entry : new IsoBoxes(scanner).editList(elst).getEntries()) {
      number++;
      if (entry.getSegmentDuration() < 0) {
        throw elst.malformed("a duration needs more than 63 bits");
      }
      long start = toTrack(endMovieTicks);
      endMovieTicks = Math.addExact(endMovieTicks, entry.getSegmentDuration());
      if (entry.getMediaTime() != EMPTY_EDIT) {
        requireNormal(elst, entry);
        long duration = toTrack(endMovieTicks) - start;
        add(new EditPiece(number, entry.getMediaTime(), duration, start), pieces);
      }
    }
    if (pieces.isEmpty()) {
      // An edit list without media: the whole media after the delay is what players show.
      pieces.add(new EditPiece(number, /* startTicks= */ 0, 0, toTrack(endMovieTicks)));
    }
    return pieces;
  }

  private void add(EditPiece piece, List<EditPiece> pieces) {
    int last = pieces.size() - 1;
    if (last >= 0 && pieces.get(last).isContinuedBy(piece, oneMovieTick())) {
      pieces.set(last, pieces.get(last).and(piece));
    } else {
      pieces.add(piece);
    }
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

  /**
   * Returns whether the last piece ends with the media to the precision of movie ticks. An edit
   * that ends with the samples of the tables was written before the fragments were, and goes on
   * with them.
   */
  private boolean isOpen(EditPiece last, SampleTable samples, OptionalLong tablesEndTicks) {
    long ticks = last.durationTicks();
    long available = samples.compositionEndTicks() - last.startTicks();
    boolean isWhole = ticks == 0 || ticks >= available - oneMovieTick();
    boolean isAllOfTables =
        tablesEndTicks.isPresent()
            && Math.abs(tablesEndTicks.getAsLong() - last.startTicks() - ticks) <= oneMovieTick();
    return isWhole || isAllOfTables;
  }

  private long toTrack(long movieTicks) {
    return movieTimeScale.convert(movieTicks, trackTimeScale, RoundingMode.HALF_UP);
  }

  private long oneMovieTick() {
    return movieTimeScale.convert(1, trackTimeScale, RoundingMode.CEILING);
  }
}
