package io.github.fragmill.core.internal.segment;

import io.github.fragmill.core.error.MisalignedSourcesException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.segment.Alignment;
import io.github.fragmill.core.segment.SegmentBoundaries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides where segments begin. Pure: no input or output, equal tracks give equal boundaries.
 *
 * <p>Video segments begin at the sync samples nearest to the wanted duration, so that segments of a
 * regular stream all have one duration; renditions between which a player switches have boundaries
 * at the same times. Audio has no such constraint and follows the video: each of its segments
 * begins with the first frame that is presented at or after the video's boundary, so that the two
 * never differ by a frame or more. Without video, audio has boundaries on a grid of the wanted
 * duration.
 */
public final class SegmentPlanner {

  private SegmentPlanner() {}

  /**
   * Plans tracks that are presented together, each with boundaries of its own.
   *
   * @param tracks at least one
   * @param wanted the duration that segments aim at, positive
   * @return the boundaries of each track, in the same order
   */
  public static List<SegmentBoundaries> plan(List<Track> tracks, Duration wanted) {
    List<TrackGroup> groups =
        tracks.stream().map(track -> new TrackGroup(List.of(track), List.of("track"))).toList();
    try {
      return plan(groups, wanted, Alignment.STRICT).stream().map(group -> group.get(0)).toList();
    } catch (MisalignedSourcesException e) {
      throw new IllegalStateException("a group of one has nothing to line up with", e);
    }
  }

  /**
   * Plans groups of tracks that are presented together. Video groups after the first one get the
   * boundaries of the first one if their sync samples allow it.
   *
   * @param groups at least one
   * @param wanted the duration that segments aim at, positive
   * @return the boundaries of each track of each group, in the same order
   * @throws MisalignedSourcesException when the tracks of a group cannot have the same boundaries
   */
  public static List<List<SegmentBoundaries>> plan(
      List<TrackGroup> groups, Duration wanted, Alignment alignment)
      throws MisalignedSourcesException {
    int lead = 0;
    while (lead < groups.size() && !groups.get(lead).isVideo()) {
      lead++;
    }
    if (lead == groups.size()) {
      return groups.stream().map(group -> following(group, Optional.empty(), wanted)).toList();
    }
    List<SegmentBoundaries> leading = CommonBoundaries.of(groups.get(lead), wanted, alignment);
    Track model = groups.get(lead).tracks().get(0);
    Optional<BoundaryTimes> times = Optional.of(BoundaryTimes.of(model, leading.get(0)));
    List<List<SegmentBoundaries>> planned = new ArrayList<>();
    for (int index = 0; index < groups.size(); index++) {
      TrackGroup group = groups.get(index);
      if (index == lead) {
        planned.add(leading);
      } else if (group.isVideo()) {
        Optional<List<SegmentBoundaries>> like =
            CommonBoundaries.like(model, leading.get(0), group);
        planned.add(like.isPresent() ? like.get() : CommonBoundaries.of(group, wanted, alignment));
      } else {
        planned.add(following(group, times, wanted));
      }
    }
    return planned;
  }

  /**
   * Plans the sync samples of a track alone, as for trick play: they have the track's boundaries.
   *
   * @param boundaries those of the track
   * @param syncOnly the same track without its other samples
   */
  public static SegmentBoundaries ofSyncSamples(
      Track track, SegmentBoundaries boundaries, Track syncOnly) {
    IntList firstSamples = new IntList();
    firstSamples.add(0);
    int index = 0;
    int sync = track.samples().nextSync(0);
    for (int segment = 1; segment < boundaries.segmentCount(); segment++) {
      while (sync < boundaries.firstSample(segment)) {
        sync = track.samples().nextSync(sync + 1);
        index++;
      }
      if (index > firstSamples.last() && index < syncOnly.samples().count()) {
        firstSamples.add(index);
      }
    }
    return SegmentBoundaries.of(syncOnly, firstSamples.toArray());
  }

  private static List<SegmentBoundaries> following(
      TrackGroup group, Optional<BoundaryTimes> reference, Duration wanted) {
    return group.tracks().stream()
        .map(track -> SegmentBoundaries.of(track, FollowingBoundaries.at(track, reference, wanted)))
        .toList();
  }
}
