package io.github.fragmill.core.internal.segment;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import java.time.Duration;
import java.util.Arrays;

/**
 * The sync samples of a track, each with the time at which a segment that begins with it would
 * begin to be presented: that of its earliest frame, which may come before the sync sample.
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
      startTicks[index] = track.earliestPresentationTicks(samples[index], end);
    }
    return new SyncStarts(track, samples, startTicks);
  }

  int count() {
    return samples.length;
  }

  int sample(int index) {
    return samples[index];
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
    while (index < samples.length && time(index).compareInstant(time) < 0) {
      index++;
    }
    return index;
  }

  boolean isAt(int index, Time time) {
    return index < samples.length && time(index).compareInstant(time) == 0;
  }

  Time time(int index) {
    return new Time(startTicks[index], track.timeScale());
  }

  Duration start(int index) {
    return time(index).toDuration();
  }
}
