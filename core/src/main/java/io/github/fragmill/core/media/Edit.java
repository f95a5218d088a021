package io.github.fragmill.core.media;

import java.util.OptionalLong;

/**
 * Which part of a track's media is presented, and when: an edit list (ISO/IEC 14496-12, 8.6.6) of
 * at most one piece of media after any number of empty edits. All ticks are the track's.
 *
 * @param mediaStartTicks the composition time that is presented first, 0 or more
 * @param delayTicks how long the presentation waits before the track begins, 0 or more
 * @param durationTicks how much media is presented, or empty for all of it
 */
public record Edit(long mediaStartTicks, long delayTicks, OptionalLong durationTicks) {

  /** The whole media from composition time 0, at once: a track without an edit list. */
  public static final Edit NONE = new Edit(0, 0, OptionalLong.empty());

  public Edit {
    if (mediaStartTicks < 0 || delayTicks < 0 || durationTicks.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "expected times of 0 or more and a positive duration, found media start "
              + mediaStartTicks
              + ", delay "
              + delayTicks
              + ", duration "
              + durationTicks);
    }
  }

  /** Returns the presentation time of a composition time; negative before the presentation. */
  public long toPresentationTicks(long compositionTimeTicks) {
    return compositionTimeTicks - mediaStartTicks + delayTicks;
  }

  /** Returns when the track's presentation ends, for media that ends at a composition time. */
  long endTicks(long compositionEndTicks) {
    long mediaEnd = toPresentationTicks(compositionEndTicks);
    return Math.max(
        0,
        durationTicks.isPresent()
            ? Math.min(mediaEnd, delayTicks + durationTicks.getAsLong())
            : mediaEnd);
  }
}
