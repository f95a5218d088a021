package io.github.fragmill.core.segment;

import io.github.fragmill.core.media.TimeScale;
import java.time.Duration;

/** Ticks with their scale. */
record Time(long ticks, TimeScale timeScale) {

  Duration toDuration() {
    return timeScale.toDuration(ticks);
  }
}
