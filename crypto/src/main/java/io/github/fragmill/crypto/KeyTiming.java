package io.github.fragmill.crypto;

import io.github.fragmill.core.media.TimeScale;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When a presentation's segments are clear, and when their keys change. A segment belongs to the
 * time at which it begins to be presented, whatever the track.
 *
 * @param clearLead segments that begin before it are clear; zero for none
 * @param cryptoPeriod how long a key is used, above zero, or empty when one is used throughout
 * @param periodStarts when crypto periods of any length begin, the first at zero; empty when they
 *     are of one length, or there is one
 */
record KeyTiming(Duration clearLead, Optional<Duration> cryptoPeriod, List<Duration> periodStarts) {

  /** One key from the start. */
  static final KeyTiming CONSTANT = new KeyTiming(Duration.ZERO, Optional.empty(), List.of());

  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

  KeyTiming {
    Objects.requireNonNull(clearLead, "clearLead");
    Objects.requireNonNull(cryptoPeriod, "cryptoPeriod");
    periodStarts = List.copyOf(periodStarts);
  }

  KeyTiming withClearLead(Duration lead) {
    return new KeyTiming(lead, cryptoPeriod, periodStarts);
  }

  KeyTiming withCryptoPeriod(Duration period) {
    return new KeyTiming(clearLead, Optional.of(period), periodStarts);
  }

  KeyTiming withPeriodStarts(List<Duration> starts) {
    return new KeyTiming(clearLead, cryptoPeriod, starts);
  }

  /** Returns whether keys change. */
  boolean rotates() {
    return cryptoPeriod.isPresent() || !periodStarts.isEmpty();
  }

  /** Returns whether a segment that begins at a time is clear. */
  boolean isClear(long startTicks, TimeScale timeScale) {
    return !clearLead.isZero()
        && exactNanos(startTicks).compareTo(nanos(clearLead).multiply(ticksPerSecond(timeScale)))
            < 0;
  }

  /** Returns the index of the crypto period that a time lies in, from 0. */
  long period(long startTicks, TimeScale timeScale) {
    if (!periodStarts.isEmpty()) {
      return lastStart(exactNanos(startTicks), ticksPerSecond(timeScale));
    }
    return cryptoPeriod
        .map(it -> exactNanos(startTicks).divide(nanos(it).multiply(ticksPerSecond(timeScale))))
        .map(BigInteger::longValueExact)
        .orElse(0L);
  }

  /** Returns the index of the last period that begins no later than a time. */
  private int lastStart(BigInteger time, BigInteger ticksPerSecond) {
    int low = 0;
    int high = periodStarts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (nanos(periodStarts.get(middle)).multiply(ticksPerSecond).compareTo(time) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Returns a time in nanoseconds, multiplied by the ticks in a second: a whole number. */
  private static BigInteger exactNanos(long ticks) {
    return BigInteger.valueOf(Math.max(0, ticks)).multiply(NANOS_PER_SECOND);
  }

  private static BigInteger nanos(Duration duration) {
    return BigInteger.valueOf(duration.getSeconds())
        .multiply(NANOS_PER_SECOND)
        .add(BigInteger.valueOf(duration.getNano()));
  }

  private static BigInteger ticksPerSecond(TimeScale timeScale) {
    return BigInteger.valueOf(timeScale.ticksPerSecond());
  }
}
