package io.github.fragmill.integration.timing;

/**
 * When a sample is composed, in ticks of its track.
 *
 * @param startTicks its composition time
 * @param durationTicks how long it lasts
 */
record TimedSample(long startTicks, long durationTicks) {

  long endTicks() {
    return startTicks + durationTicks;
  }
}
