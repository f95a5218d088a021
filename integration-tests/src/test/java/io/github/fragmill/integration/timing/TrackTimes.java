package io.github.fragmill.integration.timing;

import java.util.List;

/**
 * When a track is presented.
 *
 * @param ticksPerSecond the unit
 * @param movieTicksPerSecond the unit of durations in the edit list
 * @param samples in decoding order, in fragments too
 * @param edits at least one
 */
record TrackTimes(
    long ticksPerSecond,
    long movieTicksPerSecond,
    List<TimedSample> samples,
    List<EditEntry> edits) {

  /** What lasts less than this part of a second is not seen, nor the end of a frame of audio. */
  private static final long LEAST_SEEN_PER_SECOND = 400;

  TrackTimes {
    samples = List.copyOf(samples);
    edits = List.copyOf(edits);
  }

  /** Returns when the first sample begins to be presented. */
  long firstTicks() {
    return edits.stream()
        .flatMapToLong(edit -> samples.stream().filter(edit::presents).mapToLong(edit::startTicks))
        .min()
        .orElseThrow();
  }

  /**
   * Returns when the last sample begins to be presented that anybody sees: one that another follows
   * at once is only decoded.
   */
  long lastTicks() {
    long[] starts =
        edits.stream()
            .flatMapToLong(
                edit -> samples.stream().filter(edit::presents).mapToLong(edit::startTicks))
            .sorted()
            .toArray();
    long next = endTicks();
    int last = starts.length - 1;
    while (last > 0 && (next - starts[last]) * LEAST_SEEN_PER_SECOND < ticksPerSecond) {
      next = starts[last--];
    }
    return starts[last];
  }

  /** Returns when the presentation ends. */
  long endTicks() {
    return edits.stream()
        .flatMapToLong(edit -> samples.stream().filter(edit::presents).mapToLong(edit::endTicks))
        .max()
        .orElseThrow();
  }

  /** Returns the presentation times of all samples, those before the first edit too. */
  List<Long> presentationTicks() {
    EditEntry first = edits.get(0);
    return samples.stream()
        .map(it -> it.startTicks() - first.mediaTicks() + first.presentationTicks())
        .toList();
  }

  double firstSeconds() {
    return (double) firstTicks() / ticksPerSecond;
  }

  /**
   * Returns how many ticks one of the movie's takes, which is as exact as durations of edits are.
   */
  long movieTick() {
    return (ticksPerSecond + movieTicksPerSecond - 1) / movieTicksPerSecond;
  }
}
