package io.github.fragmill.core.internal.segment;

import io.github.fragmill.core.media.TimeScale;
import java.time.Duration;

/** A presentation time: ticks with their scale. */
record Time(long ticks, TimeScale timeScale) {

  Duration toDuration() {
    return timeScale.toDuration(ticks);
  }

  /**
   * Compares times in different scales. Times that mean the same instant may differ where one scale
   * is too coarse for it, always by less than one of its ticks; they compare as equal.
   *
   * @return negative, zero or positive as this time is before, the same as or after the other
   */
  int compareInstant(Time other) {
    if (timeScale.ticksPerSecond() > other.timeScale.ticksPerSecond()) {
      return -other.compareInstant(this);
    }
    if (timeScale.compare(ticks - 1, other.ticks, other.timeScale) >= 0) {
      return 1;
    }
    return timeScale.compare(ticks + 1, other.ticks, other.timeScale) <= 0 ? -1 : 0;
  }
}
