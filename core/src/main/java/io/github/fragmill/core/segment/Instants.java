package io.github.fragmill.core.segment;

import io.github.fragmill.core.media.TimeScale;

/**
 * Compares times in different scales. Times that mean the same instant may differ where one scale
 * is too coarse for it, always by less than one of its ticks.
 */
final class Instants {

  private Instants() {}

  /**
   * Returns negative, zero or positive as the first time is before, the same as or after the
   * second.
   */
  static int compare(long ticks, TimeScale scale, long otherTicks, TimeScale other) {
    if (scale.ticksPerSecond() > other.ticksPerSecond()) {
      return -compare(otherTicks, other, ticks, scale);
    }
    if (scale.compare(ticks - 1, otherTicks, other) >= 0) {
      return 1;
    }
    return scale.compare(ticks + 1, otherTicks, other) <= 0 ? -1 : 0;
  }
}
