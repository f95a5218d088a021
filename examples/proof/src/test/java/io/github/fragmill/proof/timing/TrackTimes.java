package io.github.fragmill.proof.timing;

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

  /** Returns when the last sample begins to be presented. */
  long lastTicks() {
    return edits.stream()
        .flatMapToLong(edit -> samples.stream().filter(edit::presents).mapToLong(edit::startTicks))
        .max()
        .orElseThrow();
  }

  /** Returns when the presentation ends. */
  long endTicks() {
    return edits.stream()
        .flatMapToLong(edit -> samples.stream().filter(edit::presents).mapToLong(edit::endTicks))
        .max()
        .orElseThrow();
  }

  /** Returns the presentation times of all samples, those in front of the first edit too. */
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
