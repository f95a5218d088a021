package io.github.fragmill.core.internal.segment;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import java.time.Duration;
import java.util.function.IntUnaryOperator;

/** Boundaries of a track at the sync samples nearest to a wanted duration. */
final class SyncBoundaries {

  private final Track track;
  private final long wantedTicks;
  private final IntUnaryOperator nextCandidate;
  private final IntList firstSamples = new IntList();
  private long lastTicks;

  private SyncBoundaries(Track track, Duration wanted, IntUnaryOperator nextCandidate) {
    this.track = track;
    this.nextCandidate = nextCandidate;
    this.wantedTicks = Math.max(1, track.timeScale().toTicks(wanted));
    this.lastTicks = track.presentationStartTicks();
    firstSamples.add(0);
  }

  /**
   * Returns the first sample of each segment, from 0 on.
   *
   * @param nextCandidate from a sample to the first one at or after it where a segment may begin,
   *     the number of samples for none
   */
  static int[] at(Track track, Duration wanted, IntUnaryOperator nextCandidate) {
    return new SyncBoundaries(track, wanted, nextCandidate).find();
  }

  private int[] find() {
    SampleTable samples = track.samples();
    long endTicks = track.presentationEndTicks();
    int candidate = 0;
    long candidateTicks = lastTicks;
    for (int sync = nextCandidate.applyAsInt(1);
        sync < samples.count();
        sync = nextCandidate.applyAsInt(sync + 1)) {
      long ticks = track.presentationTimeTicks(sync);
      // What is not presented is no segment of its own: it stays with its neighbour.
      if (ticks <= candidateTicks) {
        continue;
      }
      if (ticks >= endTicks) {
        break;
      }
      if (ticks - lastTicks >= wantedTicks && candidateTicks > lastTicks) {
        boolean candidateIsNearer =
            wantedTicks - (candidateTicks - lastTicks) <= ticks - lastTicks - wantedTicks;
        if (candidateIsNearer) {
          add(candidate, candidateTicks);
        }
      }
      if (ticks - lastTicks >= wantedTicks) {
        add(sync, ticks);
      }
      candidate = sync;
      candidateTicks = ticks;
    }
    if (candidateTicks > lastTicks && endTicks - lastTicks > wantedTicks) {
      addNearerToEnd(candidate, candidateTicks, endTicks);
    }
    return firstSamples.toArray();
  }

  /** The end of the track is a boundary too: the last candidate competes with it. */
  private void addNearerToEnd(int candidate, long candidateTicks, long endTicks) {
    if (wantedTicks - (candidateTicks - lastTicks) <= endTicks - lastTicks - wantedTicks) {
      add(candidate, candidateTicks);
    }
  }

  private void add(int sample, long ticks) {
    firstSamples.add(sample);
    lastTicks = ticks;
  }
}
