package io.github.fragmill.benchmarks.compare.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The runs of one tool at one job.
 *
 * @param tool its name
 * @param role what it is there for
 * @param rounds one measurement for each round, in their order
 */
public record Series(String tool, Role role, List<Measurement> rounds) {

  /** Copies the measurements. */
  public Series {
    rounds = List.copyOf(rounds);
  }

  /** Returns the spread of a figure, or empty when it was not measured. */
  public Optional<Spread> spread(Metric metric) {
    return Spread.of(rounds.stream().map(metric::of).toList());
  }

  /**
   * Returns the spread of the ratios of this tool to another, round by round, so that what slows
   * the machine for a whole round does not count.
   *
   * @throws IllegalArgumentException when the other tool took part in another number of rounds
   */
  public Optional<Spread> ratioTo(Series other, Metric metric) {
    if (rounds.size() != other.rounds.size()) {
      throw new IllegalArgumentException("other: expected as many rounds as " + rounds.size());
    }
    return Spread.of(
        IntStream.range(0, rounds.size())
            .mapToObj(i -> ratio(metric.of(rounds.get(i)), metric.of(other.rounds.get(i))))
            .toList());
  }

  private static OptionalDouble ratio(OptionalDouble a, OptionalDouble b) {
    return a.isPresent() && b.isPresent() && b.getAsDouble() > 0
        ? OptionalDouble.of(a.getAsDouble() / b.getAsDouble())
        : OptionalDouble.empty();
  }
}
