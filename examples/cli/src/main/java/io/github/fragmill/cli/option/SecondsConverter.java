package io.github.fragmill.cli.option;

import java.math.BigDecimal;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses a duration in seconds with decimals, 0.1 to 3600. */
public final class SecondsConverter implements ITypeConverter<Duration> {

  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(3600);
  private static final BigDecimal MIN_SECONDS = new BigDecimal("0.1");
  private static final int NANO_DIGITS = 9;

  @Override
  public Duration convert(String text) {
    try {
      BigDecimal seconds = new BigDecimal(text);
      // Compared before it is converted: 1e999999999 as an integer would fill the memory.
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
            + ", for example 4 or 2.5, found "
            + text);
  }
}
