package io.github.fragmill.core.segment;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import java.time.Duration;
import java.util.function.IntUnaryOperator;

/** Boundaries a track at the sync samples nearest to a wanted duration. */
final class SyncBoundaries {

  private final Track track;
  private final long wantedTicks;
  private final IntUnaryOperator nextCandidate;
  private final IntList cuts = new IntList();
  private long lastCutTicks;

  private SyncBoundaries(Track track, Duration wanted, IntUnaryOperator nextCandidate) {
    this.track = track;
    this.nextCandidate = nextCandidate;
    this.wantedTicks = Math.max(1, track.timeScale().toTicks(wanted));
    this.lastCutTicks = track.presentationStartTicks();
    cuts.add(0);
  }

  /**
   * Returns the first sample of each segment, from 0 on.
   *
   * @param nextCandidate from a sample to the first one at or behind it where a segment may begin,
   *     the number of samples for none
   */
  static int[] at(Track track, Duration wanted, IntUnaryOperator nextCandidate) {
    return new SyncBoundaries(track, wanted, nextCandidate).find();
  }

  private int[] find() {
    SampleTable samples = track.samples();
    long endTicks = track.presentationEndTicks();
    int candidate = 0;
    long candidateTicks = lastCutTicks;
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
      if (ticks - lastCutTicks >= wantedTicks && candidateTicks > lastCutTicks) {
        boolean candidateIsNearer =
            wantedTicks - (candidateTicks - lastCutTicks) <= ticks - lastCutTicks - wantedTicks;
        if (candidateIsNearer) {
          cut(candidate, candidateTicks);
        }
      }
      if (ticks - lastCutTicks >= wantedTicks) {
        cut(sync, ticks);
      }
      candidate = sync;
      candidateTicks = ticks;
    }
    if (candidateTicks > lastCutTicks && endTicks - lastCutTicks > wantedTicks) {
      cutNearerToEnd(candidate, candidateTicks, endTicks);
    }
    return cuts.toArray();
  }

  /** The end of the track is a boundary too: the last candidate competes with it. */
  private void cutNearerToEnd(int candidate, long candidateTicks, long endTicks) {
    if (wantedTicks - (candidateTicks - lastCutTicks) <= endTicks - lastCutTicks - wantedTicks) {
      cut(candidate, candidateTicks);
    }
  }

  private void cut(int sample, long ticks) {
    cuts.add(sample);
    lastCutTicks = ticks;
  }
}
