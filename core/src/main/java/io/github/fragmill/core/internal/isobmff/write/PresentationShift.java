package io.github.fragmill.core.internal.isobmff.write;

import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.SampleTable;
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
 * <p>The first sample is decoded no later than the first one is presented. Players of HLS let time
 * begin at the first decode time, whatever the edit list takes back: what is presented before it is
 * before their time 0, and lost.
 *
 * @param decodeTicks added to every decode time; at least the first decode time, negated
 * @param compositionTicks added to every composition offset, 0 or more
 * @param mediaStartTicks the media time of the edit list, 0 when there is none
 */
public record PresentationShift(long decodeTicks, int compositionTicks, long mediaStartTicks) {

  /** Returns the shift for a track. */
  public static PresentationShift of(Track track) {
    Edit edit = track.edit();
    SampleTable samples = track.samples();
    int composition = Math.max(0, Math.negateExact(samples.minCompositionOffsetTicks()));
    long mediaStart = Math.addExact(edit.mediaStartTicks(), composition) - edit.delayTicks();
    // What is decoded after it is presented has an offset below 0, or an edit list: in either case
    // the media time is at least as much as that.
    long presented = Math.max(0, edit.toPresentationTicks(samples.compositionStartTicks()));
    long lateTicks = Math.max(0, samples.decodeTimeTicks(0) - presented);
    return new PresentationShift(
        Math.max(0, -mediaStart) - lateTicks, composition, Math.max(0, mediaStart) - lateTicks);
  }
}
