package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.Track;

/**
 * How a track's media times become presentation times in the output: decode times move by one
 * amount, composition offsets by another, and an edit list takes the rest back.
 *
 * <p>Composition offsets in the output are never negative ({@code trun} version 0), so a source
 * with negative ones has all of them raised. A delay in the source is an empty edit, which browsers
 * skip; here it moves the decode times, and only media that begins before time 0 needs an edit
 * list.
 *
 * @param decodeTicks added to every decode time, 0 or more
 * @param compositionTicks added to every composition offset, 0 or more
 * @param mediaStartTicks the media time of the edit list, 0 when there is none
 */
public record PresentationShift(long decodeTicks, int compositionTicks, long mediaStartTicks) {

  /** Returns the shift for a track. */
  public static PresentationShift of(Track track) {
    Edit edit = track.edit();
    int composition = Math.max(0, Math.negateExact(track.samples().minCompositionOffsetTicks()));
    long mediaStart = Math.addExact(edit.mediaStartTicks(), composition) - edit.delayTicks();
    return new PresentationShift(Math.max(0, -mediaStart), composition, Math.max(0, mediaStart));
  }
}
