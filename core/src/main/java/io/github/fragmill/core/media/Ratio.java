package io.github.fragmill.core.media;

import com.google.errorprone.annotations.CheckReturnValue;

/**
 * A positive fraction in lowest terms: a frame rate such as 30000:1001, or an aspect ratio.
 *
 * @param numerator at least 1
 * @param denominator at least 1
 */
public record Ratio(long numerator, long denominator) {

  /** One to one: square pixels. */
  public static final Ratio ONE = new Ratio(1, 1);

  public Ratio {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException(
          "expected a positive fraction, found " + numerator + ":" + denominator);
    }
    long divisor = greatestCommonDivisor(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
  }

  /** Returns the ratio the other way round. */
  @CheckReturnValue
  public Ratio inverse() {
    return new Ratio(/* numerator= */ denominator, /* denominator= */ numerator);
  }

  private static long greatestCommonDivisor(long a, long b) {
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  // Written out, like hashCode: those that the JVM generates cost a short run 10 ms at first use.
  @Override
  public boolean equals(Object other) {
    return other instanceof Ratio that
        && numerator == that.numerator
        && denominator == that.denominator;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(numerator) + Long.hashCode(denominator);
  }

  /** Returns {@code numerator:denominator}. */
  @Override
  public String toString() {
    return numerator + ":" + denominator;
  }
}
