package io.github.fragmill.core.segment;

import io.github.fragmill.core.error.MisalignedSourcesException;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decides where segments begin. Pure: no input or output, equal tracks give equal plans.
 *
 * <p>Video is cut at the sync samples nearest to the wanted duration, so that segments of a regular
 * stream all have one duration; renditions between which a player switches, at the same times.
 * Sound has no such constraint and follows the video: each of its segments begins with the first
 * frame that is presented at or after the video's cut, so that the two never differ by a frame or
 * more. Without video, sound is cut on a grid of the wanted duration.
 */
public final class SegmentPlanner {

  private SegmentPlanner() {}

  /**
   * Plans tracks that are presented together, each with cuts of its own.
   *
   * @param tracks at least one
   * @param wanted the duration that segments aim at, positive
   * @return one plan for each track, in the same order
   */
  public static List<SegmentPlan> plan(List<Track> tracks, Duration wanted) {
    List<TrackGroup> groups =
        tracks.stream().map(track -> new TrackGroup(List.of(track), List.of("track"))).toList();
    try {
      return plan(groups, wanted, Alignment.STRICT).stream().map(plans -> plans.get(0)).toList();
    } catch (MisalignedSourcesException e) {
      throw new IllegalStateException("a group of one has nothing to line up with", e);
    }
  }

  /**
   * Plans groups of tracks that are presented together. A group of video behind the first one has
   * its cuts too, if it can.
   *
   * @param groups at least one
   * @param wanted the duration that segments aim at, positive
   * @return one plan for each track of each group, in the same order
   * @throws MisalignedSourcesException when the tracks of a group cannot be cut at the same times
   */
  public static List<List<SegmentPlan>> plan(
      List<TrackGroup> groups, Duration wanted, Alignment alignment)
      throws MisalignedSourcesException {
    int lead = 0;
    while (lead < groups.size() && !groups.get(lead).isVideo()) {
      lead++;
    }
    if (lead == groups.size()) {
      return groups.stream().map(group -> following(group, Optional.empty(), wanted)).toList();
    }
    List<SegmentPlan> leading = CommonBoundaries.of(groups.get(lead), wanted, alignment);
    Track model = groups.get(lead).tracks().get(0);
    Optional<CutTimes> times = Optional.of(cutTimes(model, leading.get(0)));
    List<List<SegmentPlan>> plans = new ArrayList<>();
    for (int index = 0; index < groups.size(); index++) {
      TrackGroup group = groups.get(index);
      if (index == lead) {
        plans.add(leading);
      } else if (group.isVideo()) {
        Optional<List<SegmentPlan>> like = CommonBoundaries.like(model, leading.get(0), group);
        plans.add(like.isPresent() ? like.get() : CommonBoundaries.of(group, wanted, alignment));
      } else {
        plans.add(following(group, times, wanted));
      }
    }
    return plans;
  }

  /**
   * Plans the sync samples of a track alone: they are cut where the track is.
   *
   * @param plan how the track is cut
   * @param syncOnly the same track without its other samples
   */
  public static SegmentPlan ofSyncSamples(Track track, SegmentPlan plan, Track syncOnly) {
    IntList cuts = new IntList();
    cuts.add(0);
    int index = 0;
    int sync = track.samples().nextSync(0);
    for (int segment = 1; segment < plan.count(); segment++) {
      while (sync < plan.firstSample(segment)) {
        sync = track.samples().nextSync(sync + 1);
        index++;
      }
      if (index > cuts.last() && index < syncOnly.samples().count()) {
        cuts.add(index);
      }
    }
    return new Boundaries(syncOnly, cuts.toArray()).toPlan();
  }

  private static List<SegmentPlan> following(
      TrackGroup group, Optional<CutTimes> followed, Duration wanted) {
    return group.tracks().stream()
        .map(
            track ->
                new Boundaries(track, FollowingBoundaries.at(track, followed, wanted)).toPlan())
        .toList();
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
