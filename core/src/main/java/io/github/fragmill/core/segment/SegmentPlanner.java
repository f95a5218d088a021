package io.github.fragmill.core.segment;

import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decides where segments begin. Pure: no input or output, equal tracks give equal plans.
 *
 * <p>Video is cut at the sync samples nearest to the wanted duration, so that segments of a regular
 * stream all have one duration. Sound has no such constraint and follows the video: each of its
 * segments begins with the first frame that is presented at or after the video's cut, so that the
 * two never differ by a frame or more. Without video, sound is cut on a grid of the wanted
 * duration.
 */
public final class SegmentPlanner {

  private SegmentPlanner() {}

  /**
   * Plans tracks that are presented together.
   *
   * @param tracks at least one
   * @param wanted the duration that segments aim at, positive
   * @return one plan for each track, in the same order
   */
  public static List<SegmentPlan> plan(List<Track> tracks, Duration wanted) {
    SegmentPlan[] plans = new SegmentPlan[tracks.size()];
    Optional<CutTimes> followed = Optional.empty();
    for (int index = 0; index < plans.length; index++) {
      Track track = tracks.get(index);
      if (isVideo(track)) {
        plans[index] = new Cuts(track, SyncCuts.at(track, wanted)).toPlan();
        if (followed.isEmpty()) {
          followed = Optional.of(cutTimes(track, plans[index]));
        }
      }
    }
    for (int index = 0; index < plans.length; index++) {
      Track track = tracks.get(index);
      if (!isVideo(track)) {
        plans[index] = new Cuts(track, FollowingCuts.at(track, followed, wanted)).toPlan();
      }
    }
    return List.of(plans);
  }

  private static boolean isVideo(Track track) {
    return track.format().type() == TrackType.VIDEO;
  }

  /** A segment begins with its earliest picture, which may be presented before its sync sample. */
  private static CutTimes cutTimes(Track video, SegmentPlan plan) {
    long[] starts = plan.startTicks();
    return new CutTimes(
        video.timeScale(), Arrays.copyOfRange(starts, 1, starts.length), plan.endTicks());
  }

  /**
   * When the reference is cut, without its beginning.
   *
   * @param timeScale the unit of the times
   * @param ticks ascending presentation times
   * @param endTicks when the reference ends
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this package
  record CutTimes(TimeScale timeScale, long[] ticks, long endTicks) {}
}
