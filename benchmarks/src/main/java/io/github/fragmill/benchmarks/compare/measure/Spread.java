package io.github.fragmill.benchmarks.compare.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The median of several figures, with the smallest and the largest. */
public record Spread(double median, double min, double max) {

  /** Returns the spread of figures, or empty when one is missing or there are none. */
  static Optional<Spread> of(List<OptionalDouble> figures) {
    if (figures.isEmpty() || figures.stream().anyMatch(OptionalDouble::isEmpty)) {
      return Optional.empty();
    }
    double[] sorted = figures.stream().mapToDouble(OptionalDouble::getAsDouble).sorted().toArray();
    return Optional.of(new Spread(median(sorted), sorted[0], sorted[sorted.length - 1]));
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
