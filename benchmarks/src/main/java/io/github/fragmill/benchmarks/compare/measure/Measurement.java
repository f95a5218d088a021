package io.github.fragmill.benchmarks.compare.measure;

import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/**
 * What one run cost.
 *
 * @param wallSeconds from before the first process starts until the last has ended
 * @param cpuSeconds of all threads, in user mode and in the kernel; empty when it is not known
 * @param peakMegabytes largest resident set of a process, in units of 10^6 bytes; empty when it is
 *     not known
 */
public record Measurement(
    double wallSeconds, OptionalDouble cpuSeconds, OptionalDouble peakMegabytes) {

  /** Returns the cost of both runs, one after the other. */
  Measurement then(Measurement next) {
    return new Measurement(
        wallSeconds + next.wallSeconds,
        combine(cpuSeconds, next.cpuSeconds, Double::sum),
        combine(peakMegabytes, next.peakMegabytes, Math::max));
  }

  private static OptionalDouble combine(
      OptionalDouble a, OptionalDouble b, DoubleBinaryOperator operator) {
    return a.isPresent() && b.isPresent()
        ? OptionalDouble.of(operator.applyAsDouble(a.getAsDouble(), b.getAsDouble()))
        : OptionalDouble.empty();
  }
}
