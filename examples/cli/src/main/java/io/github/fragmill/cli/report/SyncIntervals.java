package io.github.fragmill.cli.report;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.Track;
import java.util.Optional;

/**
 * The intervals between the sync samples of a track.
 *
 * @param count the number of sync samples, at least 2
 * @param averageSeconds the average interval
 * @param maxSeconds the longest interval
 */
record SyncIntervals(int count, double averageSeconds, double maxSeconds) {

  /** Measures a track; empty if it has fewer than two sync samples. */
  static Optional<SyncIntervals> of(Track track) {
    SampleTable samples = track.samples();
    int first = samples.nextSync(0);
    int last = first;
    int count = 1;
    long maxTicks = 0;
    for (int sync = samples.nextSync(first + 1);
        sync < samples.count();
        sync = samples.nextSync(sync + 1)) {
      maxTicks = Math.max(maxTicks, samples.decodeTimeTicks(sync) - samples.decodeTimeTicks(last));
      last = sync;
      count++;
    }
    if (count < 2) {
      return Optional.empty();
    }
    double ticksPerSecond = track.timeScale().ticksPerSecond();
    double ticks = samples.decodeTimeTicks(last) - samples.decodeTimeTicks(first);
    return Optional.of(
        new SyncIntervals(count, ticks / (count - 1) / ticksPerSecond, maxTicks / ticksPerSecond));
  }
}
