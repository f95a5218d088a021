package io.github.fragmill.benchmarks;

import io.github.fragmill.benchmarks.movie.SyntheticMovie;
import java.util.List;

/** The same frames at five bit rates, each a movie of its own; the first has the audio. */
final class Ladder {

  private static final int FIRST_KILOBITS_PER_SECOND = 8000;
  private static final List<Integer> OTHER_KILOBITS_PER_SECOND = List.of(5000, 3000, 1500, 600);

  private Ladder() {}

  static SyntheticMovie first(int seconds) {
    return SyntheticMovie.of(seconds, FIRST_KILOBITS_PER_SECOND);
  }

  static List<SyntheticMovie> others(int seconds) {
    return OTHER_KILOBITS_PER_SECOND.stream()
        .map(kilobits -> SyntheticMovie.silent(seconds, kilobits))
        .toList();
  }
}
