package io.github.fragmill.core.internal.track;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.isobmff.write.PresentationShift;
import io.github.fragmill.core.media.Track;

/** Refuses to move text that has its times inside its samples, where no box can move them. */
public final class TextTimes {

  private TextTimes() {}

  /** Refuses text that was moved to the beginning of the presentation. */
  static void requireMovable(ChosenTrack before, Track moved) throws UnsupportedMediaException {
    boolean isMoved =
        moved.samples().decodeTimeTicks(0) != before.track().samples().decodeTimeTicks(0);
    if (isMoved && areInSamples(moved)) {
      throw notMovable(before, "to the beginning of the presentation");
    }
  }

  /** Refuses text that an edit list moves. */
  public static void requireNotEdited(ChosenTrack text) throws UnsupportedMediaException {
    PresentationShift shift = PresentationShift.of(text.track());
    boolean isMoved = shift.decodeTicks() > 0 || shift.mediaStartTicks() > 0;
    if (isMoved && areInSamples(text.track())) {
      throw notMovable(text, "by an edit list");
    }
  }

  private static boolean areInSamples(Track track) {
    return track.format().sampleEntry().type().equals("stpp");
  }

  private static UnsupportedMediaException notMovable(ChosenTrack text, String where) {
    return new UnsupportedMediaException(
        text.place()
            + " is moved "
            + where
            + ", which the times in its documents do not follow; give its documents as files");
  }
}
