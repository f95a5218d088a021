package io.github.fragmill.core.segment;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import java.time.Duration;
import java.util.Arrays;

/**
 * The sync samples of a track, and when a segment that begins with each of them would begin to be
 * presented: at its earliest picture, which may come before the sync sample.
 */
final class SyncStarts {

  private final Track track;
  private final int[] samples;
  private final long[] startTicks;

  private SyncStarts(Track track, int[] samples, long[] startTicks) {
    this.track = track;
    this.samples = samples;
    this.startTicks = startTicks;
  }

  static SyncStarts of(Track track) {
    SampleTable table = track.samples();
    IntList syncs = new IntList();
    for (int sync = table.nextSegmentStart(0);
        sync < table.count();
        sync = table.nextSegmentStart(sync + 1)) {
      syncs.add(sync);
    }
    int[] samples = syncs.toArray();
    long[] startTicks = new long[samples.length];
    for (int index = 0; index < samples.length; index++) {
      int end = index + 1 < samples.length ? samples[index + 1] : table.count();
      startTicks[index] = earliestTicks(track, samples[index], end);
    }
    return new SyncStarts(track, samples, startTicks);
  }

  private static long earliestTicks(Track track, int first, int end) {
    long earliest = Long.MAX_VALUE;
    for (int sample = first; sample < end; sample++) {
      earliest = Math.min(earliest, track.presentationTimeTicks(sample));
    }
    return earliest;
  }

  int count() {
    return samples.length;
  }

  int sample(int index) {
    return samples[index];
  }

  long startTicks(int index) {
    return startTicks[index];
  }

  /** Returns the index of a sync sample. */
  int indexOf(int sample) {
    return Arrays.binarySearch(samples, sample);
  }

  /**
   * Returns the first index from one on that begins at a time or later, {@link #count} for none.
   */
  int firstAt(Time time, int from) {
    int index = from;
    while (index < samples.length && compare(index, time) < 0) {
      index++;
    }
    return index;
  }

  boolean isAt(int index, Time time) {
    return index < samples.length && compare(index, time) == 0;
  }

  private int compare(int index, Time time) {
    return Instants.compare(startTicks[index], track.timeScale(), time.ticks(), time.timeScale());
  }

  Time time(int index) {
    return new Time(startTicks[index], track.timeScale());
  }

  Duration start(int index) {
    return track.timeScale().toDuration(startTicks[index]);
  }
}
