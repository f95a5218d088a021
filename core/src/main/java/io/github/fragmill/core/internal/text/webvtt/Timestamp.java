package io.github.fragmill.core.internal.text.webvtt;

import java.util.Locale;

/** Times of day as text files have them. */
public final class Timestamp {

  /** Longer than any presentation, and short enough for 32 bits of milliseconds. */
  public static final long MAX_HOURS = 500;

  private static final long MILLIS_PER_SECOND = 1000;
  private static final long MILLIS_PER_MINUTE = 60 * MILLIS_PER_SECOND;
  private static final long MILLIS_PER_HOUR = 60 * MILLIS_PER_MINUTE;

  private Timestamp() {}

  /** Returns milliseconds. */
  public static long ticks(long hours, long minutes, long seconds, long millis) {
    return hours * MILLIS_PER_HOUR
        + minutes * MILLIS_PER_MINUTE
        + seconds * MILLIS_PER_SECOND
        + millis;
  }

  /** Returns a WebVTT timestamp: {@code 01:02:03.004}. */
  static String of(long ticks) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        ticks / MILLIS_PER_HOUR,
        ticks / MILLIS_PER_MINUTE % 60,
        ticks / MILLIS_PER_SECOND % 60,
        ticks % MILLIS_PER_SECOND);
  }
}
