package io.github.fragmill.cli.report;

import io.github.fragmill.core.media.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Formats quantities for people, with up to three digits. */
final class Units {

  private static final int DIGITS = 3;
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private Units() {}

  static String bytes(long bytes) {
    return scaled(bytes, List.of("B", "kB", "MB", "GB", "TB", "PB", "EB"));
  }

  static String bitRate(long bitsPerSecond) {
    return scaled(bitsPerSecond, List.of("bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"));
  }

  static String hertz(long hertz) {
    return plain(BigDecimal.valueOf(hertz).divide(THOUSAND)) + " kHz";
  }

  static String frameRate(Ratio rate) {
    BigDecimal value =
        BigDecimal.valueOf(rate.numerator())
            .divide(BigDecimal.valueOf(rate.denominator()), DIGITS, RoundingMode.HALF_UP);
    return plain(value) + " fps";
  }

  /** Returns {@code 12.5 s} below a minute, {@code 1:02:03} from a minute on. */
  static String duration(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      return seconds(duration.toNanos() / (double) NANOS_PER_SECOND);
    }
    Duration rounded = duration.plusMillis(500);
    return rounded.toHours() == 0
        ? String.format(Locale.ROOT, "%d:%02d", rounded.toMinutesPart(), rounded.toSecondsPart())
        : String.format(
            Locale.ROOT,
            "%d:%02d:%02d",
            rounded.toHours(),
            rounded.toMinutesPart(),
            rounded.toSecondsPart());
  }

  static String seconds(double seconds) {
    return plain(BigDecimal.valueOf(seconds).setScale(DIGITS, RoundingMode.HALF_UP)) + " s";
  }

  /** Returns a count and its noun: {@code 1 segment}, {@code 2 segments}. */
  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String scaled(long value, List<String> units) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(DIGITS));
    int unit = 0;
    while (rounded.compareTo(THOUSAND) >= 0 && unit < units.size() - 1) {
      rounded = rounded.divide(THOUSAND);
      unit++;
    }
    return plain(rounded) + " " + units.get(unit);
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
