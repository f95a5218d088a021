package io.github.fragmill.cli;

import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration in seconds, with decimals. */
final class SecondsConverter implements ITypeConverter<Duration> {

  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(3600);
  private static final BigDecimal MIN_SECONDS = new BigDecimal("0.1");
  private static final int NANO_DIGITS = 9;

  @Override
  public Duration convert(String text) {
    try {
      BigDecimal seconds = new BigDecimal(text);
      // Compared before it is converted: 1e999999999 would fill the memory as a whole number.
      if (seconds.compareTo(MIN_SECONDS) < 0 || seconds.compareTo(MAX_SECONDS) > 0) {
        throw refusal(text);
      }
      return Duration.ofNanos(seconds.movePointRight(NANO_DIGITS).longValue());
    } catch (NumberFormatException e) {
      throw refusal(text);
    }
  }

  private static TypeConversionException refusal(String text) {
    return new TypeConversionException(
        "expected seconds from "
            + MIN_SECONDS.toPlainString()
            + " to "
            + MAX_SECONDS.toPlainString()
            + ", such as 4 or 2.5, found "
            + text);
  }
}
