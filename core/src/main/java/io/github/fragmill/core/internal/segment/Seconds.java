package io.github.fragmill.core.internal.segment;

import java.time.Duration;
import java.util.Locale;

/** Writes times for messages. */
final class Seconds {

  private static final double NANOS_PER_SECOND = 1e9;

  private Seconds() {}

  /** Returns seconds with three decimals. */
  static String of(Duration duration) {
    double seconds = duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND;
    return String.format(Locale.ROOT, "%.3f s", seconds);
  }
}
