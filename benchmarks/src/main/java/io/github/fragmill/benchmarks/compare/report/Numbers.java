package io.github.fragmill.benchmarks.compare.report;

import io.github.fragmill.benchmarks.compare.measure.Spread;
import java.util.Locale;
import java.util.Optional;

/** Figures as text. */
final class Numbers {

  private static final String UNKNOWN = "not measured";

  private Numbers() {}

  /** Returns a median with the smallest and the largest figure, with two decimals. */
  static String withRange(Optional<Spread> spread) {
    return spread
        .map(s -> decimals(s.median()) + " (" + decimals(s.min()) + "–" + decimals(s.max()) + ")")
        .orElse(UNKNOWN);
  }

  /** Returns a median without decimals. */
  static String rounded(Optional<Spread> spread) {
    return spread.map(s -> Long.toString(Math.round(s.median()))).orElse(UNKNOWN);
  }

  static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
