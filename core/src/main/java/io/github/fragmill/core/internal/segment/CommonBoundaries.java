package io.github.fragmill.core.internal.segment;

import io.github.fragmill.core.error.MisalignedSourcesException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.segment.Alignment;
import io.github.fragmill.core.segment.SegmentBoundaries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Boundaries of tracks at sync samples that all of them have. */
final class CommonBoundaries {

  private final TrackGroup group;
  private final List<SyncStarts> syncs;

  private CommonBoundaries(TrackGroup group) {
    this.group = group;
    this.syncs = group.tracks().stream().map(SyncStarts::of).toList();
  }

  /** Returns the boundaries of each track, at the same times for all tracks. */
  static List<SegmentBoundaries> of(TrackGroup group, Duration wanted, Alignment alignment)
      throws MisalignedSourcesException {
    if (group.tracks().size() == 1) {
      Track track = group.tracks().get(0);
      return List.of(
          SegmentBoundaries.of(
              track, SyncBoundaries.at(track, wanted, track.samples()::nextSegmentStart)));
    }
    return new CommonBoundaries(group).find(wanted, alignment);
  }

  /** Returns boundaries of each track at those of another track, or empty where one has none. */
  static Optional<List<SegmentBoundaries>> like(
      Track model, SegmentBoundaries boundaries, TrackGroup group) {
    CommonBoundaries common = new CommonBoundaries(group);
    List<Time> times = new ArrayList<>();
    for (int segment = 1; segment < boundaries.segmentCount(); segment++) {
      times.add(new Time(boundaries.startTicks(segment), model.timeScale()));
    }
    List<SegmentBoundaries> planned = new ArrayList<>();
    for (int track = 0; track < group.tracks().size(); track++) {
      int[] firstSamples = common.samplesAt(times, track);
      if (firstSamples.length <= times.size()
          || !Span.of(group.tracks().get(track)).isLike(Span.of(model))) {
        return Optional.empty();
      }
      planned.add(SegmentBoundaries.of(group.tracks().get(track), firstSamples));
    }
    return Optional.of(planned);
  }

  private List<SegmentBoundaries> find(Duration wanted, Alignment alignment)
      throws MisalignedSourcesException {
    int model = fewestSyncs();
    for (int track = 0; track < syncs.size(); track++) {
      Span.requireAlike(group, model, track);
    }
    Track track = group.tracks().get(model);
    List<Time> times = new ArrayList<>();
    int[] modelSamples = SyncBoundaries.at(track, wanted, candidates(model, alignment));
    for (int index = 1; index < modelSamples.length; index++) {
      times.add(syncs.get(model).time(syncs.get(model).indexOf(modelSamples[index])));
    }
    List<SegmentBoundaries> planned = new ArrayList<>();
    for (int other = 0; other < syncs.size(); other++) {
      int[] firstSamples = other == model ? modelSamples : samplesAt(times, other);
      if (firstSamples.length <= times.size()) {
        throw refusal(model, other, times.get(firstSamples.length - 1));
      }
      planned.add(SegmentBoundaries.of(group.tracks().get(other), firstSamples));
    }
    return planned;
  }

  /** The one with the fewest sync samples has the least choice. */
  private int fewestSyncs() {
    int fewest = 0;
    for (int track = 1; track < syncs.size(); track++) {
      fewest = syncs.get(track).count() < syncs.get(fewest).count() ? track : fewest;
    }
    return fewest;
  }

  /** Returns a function from a sample to the first candidate at or after it. */
  private IntUnaryOperator candidates(int model, Alignment alignment) {
    Track track = group.tracks().get(model);
    if (alignment == Alignment.STRICT) {
      return track.samples()::nextSegmentStart;
    }
    BitSet agreed = new BitSet();
    SyncStarts own = syncs.get(model);
    int[] positions = new int[syncs.size()];
    for (int index = 0; index < own.count(); index++) {
      if (allHave(own.time(index), positions)) {
        agreed.set(own.sample(index));
      }
    }
    return sample -> {
      int next = agreed.nextSetBit(sample);
      return next < 0 ? track.samples().count() : next;
    };
  }

  private boolean allHave(Time time, int[] positions) {
    boolean all = true;
    for (int track = 0; track < positions.length; track++) {
      positions[track] = syncs.get(track).firstAt(time, positions[track]);
      all &= syncs.get(track).isAt(positions[track], time);
    }
    return all;
  }

  /** Returns 0 and the samples at the times, up to the first time at which there is none. */
  private int[] samplesAt(List<Time> times, int track) {
    IntList firstSamples = new IntList();
    firstSamples.add(0);
    SyncStarts starts = syncs.get(track);
    int index = 0;
    for (Time time : times) {
      index = starts.firstAt(time, index);
      if (!starts.isAt(index, time) || starts.sample(index) <= firstSamples.last()) {
        break;
      }
      firstSamples.add(starts.sample(index));
    }
    return firstSamples.toArray();
  }

  private MisalignedSourcesException refusal(int model, int other, Time time) {
    SyncStarts starts = syncs.get(other);
    int after = starts.firstAt(time, 0);
    List<String> nearest = new ArrayList<>();
    if (after > 0) {
      nearest.add(Seconds.of(starts.start(after - 1)));
    }
    if (after < starts.count()) {
      nearest.add(Seconds.of(starts.start(after)));
    }
    return new MisalignedSourcesException(
        group.sourceNames().get(model),
        group.sourceNames().get(other),
        time.toDuration(),
        "a segment of the first begins at "
            + Seconds.of(time.toDuration())
            + ", where the second has no sync sample (nearest: "
            + (nearest.isEmpty() ? "none" : String.join(" and ", nearest))
            + "); encode both with sync samples at the same times, or split them only where all agree"
            + " (alignment COMMON), or, if they are not the same content, give one of them"
            + " a role or label of its own");
  }
}
