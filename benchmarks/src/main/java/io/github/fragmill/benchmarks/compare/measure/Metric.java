package io.github.fragmill.benchmarks.compare.measure;

import java.util.OptionalDouble;

/** The figures of a {@link Measurement}. */
public enum Metric {
  /** Elapsed time in seconds. */
  WALL_SECONDS,
  /** Processor time in seconds, of all threads. */
  CPU_SECONDS,
  /** Largest resident set, in units of 10^6 bytes. */
  PEAK_MEGABYTES;

  OptionalDouble of(Measurement measurement) {
    return switch (this) {
      case WALL_SECONDS -> OptionalDouble.of(measurement.wallSeconds());
      case CPU_SECONDS -> measurement.cpuSeconds();
      case PEAK_MEGABYTES -> measurement.peakMegabytes();
    };
  }
}
