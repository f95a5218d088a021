package io.github.fragmill.core.internal.isobmff.read;

/**
 * A piece of media that an edit list presents, in ticks of the track.
 *
 * @param number of its first entry in the list, from 1 on, for messages
 * @param startTicks the composition time that is presented first, 0 or more
 * @param durationTicks how long it is presented; 0 means all of the media that follows
 * @param presentationTicks when that begins, 0 or more
 */
record EditPiece(int number, long startTicks, long durationTicks, long presentationTicks) {

  /** Returns the composition time where the piece ends. */
  long endTicks() {
    return Math.addExact(startTicks, durationTicks);
  }

  /** Returns when the presentation of the piece ends. */
  long presentationEndTicks() {
    return presentationTicks + durationTicks;
  }

  /** Returns whether a piece follows without a pause, with the media that comes next. */
  boolean isContinuedBy(EditPiece next, long toleranceTicks) {
    return next.presentationTicks == presentationEndTicks()
        && Math.abs(Math.subtractExact(next.startTicks, endTicks())) <= toleranceTicks;
  }

  /** Returns this piece and one that continues it as one. */
  EditPiece and(EditPiece next) {
    return new EditPiece(
        number, startTicks, next.presentationEndTicks() - presentationTicks, presentationTicks);
  }
}
