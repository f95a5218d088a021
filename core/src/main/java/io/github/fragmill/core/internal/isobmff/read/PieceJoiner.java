package io.github.fragmill.core.internal.isobmff.read;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import java.util.Arrays;
import java.util.List;

/**
 * Makes one piece of media of several that an edit list presents one after the other: leaves out
 * the samples between them, and moves the later ones to where they are presented.
 *
 * <pre>
 * media     | run-in | piece 1 | left out | piece 2 | left out | piece 3 | rest |
 * joined    | run-in | piece 1 | piece 2 | pause | piece 3 | rest |
 * </pre>
 *
 * <p>A sample belongs to the piece that it begins in. The sample before a pause lasts as long as
 * the pause. Where samples are left out, decoding must be able to restart.
 */
final class PieceJoiner {

  private static final int NONE = -1;

  private final BoxLocation elst;
  private final SampleTable samples;
  private final List<EditPiece> pieces;
  private final long toleranceTicks;
  private final long[] starts;
  private final SampleTableBuilder joined;

  /** The last sample that was kept, its piece, and its times then. */
  private int lastSample = NONE;

  private int lastPiece;
  private long lastDecodeTicks;
  private long lastCompositionTicks;

  /**
   * @param pieces two or more
   * @param toleranceTicks how exact the list is: a tick of the movie
   */
  PieceJoiner(BoxLocation elst, SampleTable samples, List<EditPiece> pieces, long toleranceTicks) {
    this.elst = elst;
    this.samples = samples;
    this.pieces = pieces;
    this.toleranceTicks = toleranceTicks;
    this.starts = pieces.stream().mapToLong(EditPiece::startTicks).toArray();
    this.joined = new SampleTableBuilder(samples.count());
  }

  /** Returns the samples as one piece of media that begins where the first one does. */
  SampleTable join() throws UnsupportedMediaException {
    requireAscending();
    starts[0] = Long.MIN_VALUE; // What precedes the first piece is its run-in.
    boolean isBroken = false;
    long restartTicks = Long.MIN_VALUE;
    for (int sample = 0; sample < samples.count(); sample++) {
      int home = pieceOf(sample);
      if (home == NONE) {
        // What is decoded after a sync sample and composed before it is needed by no other sample.
        isBroken |= samples.compositionTimeTicks(sample) >= restartTicks;
        continue;
      }
      if (isBroken) {
        if (!samples.isSync(sample)) {
          throw refused(home, "sample " + sample + " is made from samples that are left out");
        }
        restartTicks = samples.compositionTimeTicks(sample);
        isBroken = false;
      }
      keep(sample, home);
    }
    if (lastPiece < pieces.size() - 1) {
      throw refused(lastPiece + 1, "no sample begins there");
    }
    addLast(samples.durationTicks(lastSample));
    return joined.build();
  }

  private void requireAscending() throws UnsupportedMediaException {
    for (int piece = 1; piece < starts.length; piece++) {
      EditPiece before = pieces.get(piece - 1);
      if (starts[piece] <= starts[piece - 1]
          || starts[piece] < before.endTicks() - toleranceTicks) {
        throw refused(
            piece, "the media up to " + before.endTicks() + " has been presented by then");
      }
    }
  }

  /** Returns the piece that a sample begins in, a little tolerance granted, or {@link #NONE}. */
  private int pieceOf(int sample) {
    long begin =
        Math.addExact(
            samples.compositionTimeTicks(sample),
            Math.min(toleranceTicks, samples.durationTicks(sample) / 2));
    int found = Arrays.binarySearch(starts, begin);
    int piece = found >= 0 ? found : -found - 2;
    boolean isLeftOut = piece < pieces.size() - 1 && begin >= pieces.get(piece).endTicks();
    return isLeftOut ? NONE : piece;
  }

  private void keep(int sample, int piece) throws UnsupportedMediaException {
    if (piece < lastPiece) {
      throw refused(lastPiece, "samples of both sides are mixed in decoding order");
    }
    int next = lastSample == NONE ? 0 : lastPiece + 1;
    if (piece > next) {
      throw refused(next, "no sample begins there");
    }
    long compositionTicks = Math.addExact(samples.compositionTimeTicks(sample), shiftTicks(piece));
    long decodeTicks = decodeTicks(sample, piece, compositionTicks);
    if (lastSample == NONE) {
      joined.decodeTimeTicks(decodeTicks);
    } else {
      long duration = Math.subtractExact(decodeTicks, lastDecodeTicks);
      if (duration > Integer.MAX_VALUE) {
        throw refused(piece, "the preceding sample would last " + duration + " ticks");
      }
      addLast((int) duration);
    }
    lastSample = sample;
    lastPiece = piece;
    lastDecodeTicks = decodeTicks;
    lastCompositionTicks = compositionTicks;
  }

  /**
   * Returns when a sample is decoded: as long before it is composed as ever, unless that is before
   * the last one. The sync sample of an open group is decoded early for the frames before it, which
   * are left out.
   */
  private long decodeTicks(int sample, int piece, long compositionTicks)
      throws UnsupportedMediaException {
    long ticks = Math.addExact(samples.decodeTimeTicks(sample), shiftTicks(piece));
    if (lastSample == NONE || ticks >= lastDecodeTicks) {
      return ticks;
    }
    long next = Math.addExact(lastDecodeTicks, samples.durationTicks(lastSample));
    if (compositionTicks < next) {
      throw refused(piece, "sample " + sample + " would be decoded too late");
    }
    return next;
  }

  /** Returns how much later than the first piece another one is presented than it is composed. */
  private long shiftTicks(int piece) {
    EditPiece first = pieces.get(0);
    EditPiece other = pieces.get(piece);
    return Math.subtractExact(
        Math.subtractExact(other.presentationTicks(), first.presentationTicks()),
        Math.subtractExact(other.startTicks(), first.startTicks()));
  }

  private void addLast(int durationTicks) {
    joined
        .sourceNumber(samples.sourceNumber(lastSample))
        .add(
            samples.sizeBytes(lastSample),
            samples.offsetBytes(lastSample),
            durationTicks,
            Math.toIntExact(lastCompositionTicks - lastDecodeTicks),
            samples.randomAccess(lastSample));
  }

  private UnsupportedMediaException refused(int piece, String reason) {
    EditPiece it = pieces.get(piece);
    return new UnsupportedMediaException(
        elst.path()
            + ": several pieces of media are packaged only where they can be joined: edit "
            + it.number()
            + " presents the media from "
            + it.startTicks()
            + " ticks on, but "
            + reason
            + "; remux the file so that it holds only what it presents");
  }
}
