package io.github.fragmill.core.internal.text.ttml;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.text.port.BadText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads time expressions (W3C TTML1, 10.3.1): {@code 00:00:01.5}, {@code 00:00:01:12}, {@code
 * 1.5s}, {@code 37f}, {@code 15000000t}.
 *
 * @param framesPerSecond the frame rate with its multiplier, above 0
 * @param ticksPerSecond above 0
 */
record TimeExpression(BigDecimal framesPerSecond, BigDecimal ticksPerSecond) {

  static final String PARAMETER = "http://www.w3.org/ns/ttml#parameter";

  private static final BigDecimal DEFAULT_FRAME_RATE = BigDecimal.valueOf(30);
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(500 * 3600);

  private static final Pattern CLOCK =
      Pattern.compile(
          "(\\d{2,5}):([0-5]\\d):(\\d\\d)(?:(\\.\\d{1,18})|:(\\d{2,4})(?:\\.\\d{1,9})?)?");
  private static final Pattern OFFSET =
      Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?)(h|m|s|ms|f|t)");
  private static final Pattern RATIO = Pattern.compile("([1-9]\\d{0,9})(?:[ :]+([1-9]\\d{0,9}))?");
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,9}");

  /** Reads the parameters of a document from its root element. */
  static TimeExpression of(TtmlNode.Element root)
      throws MalformedMediaException, UnsupportedMediaException {
    String timeBase = root.attribute(PARAMETER, "timeBase").orElse("media");
    if (!timeBase.equals("media")) {
      throw new UnsupportedMediaException(
          "its times are of timeBase " + BadText.quote(timeBase) + ", only media is packaged");
    }
    String rate = root.attribute(PARAMETER, "frameRate").orElse("");
    BigDecimal frames = rate.isEmpty() ? DEFAULT_FRAME_RATE : number(rate, "frameRate");
    String tickRate = root.attribute(PARAMETER, "tickRate").orElse("");
    BigDecimal ticks =
        tickRate.isEmpty()
            ? (rate.isEmpty() ? BigDecimal.ONE : frames)
            : number(tickRate, "tickRate");
    String multiplier = root.attribute(PARAMETER, "frameRateMultiplier").orElse("");
    if (!multiplier.isEmpty()) {
      frames = frames.multiply(ratio(multiplier.strip()), MathContext.DECIMAL64);
    }
    return new TimeExpression(frames, ticks);
  }

  /** TTML1 has a space between the two numbers, early drafts a colon. */
  private static BigDecimal ratio(String text) throws MalformedMediaException {
    Matcher ratio = RATIO.matcher(text);
    if (!ratio.matches()) {
      throw malformed(
          "expected two positive numbers as frameRateMultiplier, found " + BadText.quote(text));
    }
    return new BigDecimal(ratio.group(1))
        .divide(
            ratio.group(2) == null ? BigDecimal.ONE : new BigDecimal(ratio.group(2)),
            MathContext.DECIMAL64);
  }

  private static BigDecimal number(String text, String name) throws MalformedMediaException {
    if (!NUMBER.matcher(text.strip()).matches()) {
      throw malformed("expected a positive number as " + name + ", found " + BadText.quote(text));
    }
    return new BigDecimal(text.strip());
  }

  /** Returns milliseconds. */
  long ticks(String expression, RoundingMode rounding) throws MalformedMediaException {
    BigDecimal seconds = seconds(expression.strip());
    if (seconds.compareTo(MAX_SECONDS) > 0) {
      throw malformed("expected a time below 500 hours, found " + BadText.quote(expression));
    }
    return seconds.multiply(MILLIS).setScale(0, rounding).longValueExact();
  }

  private BigDecimal seconds(String expression) throws MalformedMediaException {
    Matcher clock = CLOCK.matcher(expression);
    if (clock.matches()) {
      long whole =
          Long.parseLong(clock.group(1)) * 3600
              + Long.parseLong(clock.group(2)) * 60
              + Long.parseLong(clock.group(3));
      BigDecimal seconds = BigDecimal.valueOf(whole);
      if (clock.group(4) != null) {
        return seconds.add(new BigDecimal("0" + clock.group(4)));
      }
      return clock.group(5) == null
          ? seconds
          : seconds.add(
              new BigDecimal(clock.group(5)).divide(framesPerSecond, MathContext.DECIMAL64));
    }
    Matcher offset = OFFSET.matcher(expression);
    if (!offset.matches()) {
      throw malformed(
          "expected a time such as 00:00:01.5 or 1.5s, found " + BadText.quote(expression));
    }
    BigDecimal count = new BigDecimal(offset.group(1));
    return switch (offset.group(2)) {
      case "h" -> count.multiply(BigDecimal.valueOf(3600));
      case "m" -> count.multiply(BigDecimal.valueOf(60));
      case "ms" -> count.divide(MILLIS, MathContext.DECIMAL64);
      case "f" -> count.divide(framesPerSecond, MathContext.DECIMAL64);
      case "t" -> count.divide(ticksPerSecond, MathContext.DECIMAL64);
      default -> count;
    };
  }

  private static MalformedMediaException malformed(String reason) {
    return new MalformedMediaException("tt", MalformedMediaException.NO_OFFSET, reason);
  }
}
