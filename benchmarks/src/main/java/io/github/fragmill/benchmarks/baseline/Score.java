package io.github.fragmill.benchmarks.baseline;

/**
 * What was measured.
 *
 * @param value the score without its error
 * @param unit for example {@code ms/op} or {@code ops/s}
 */
record Score(double value, String unit) {

  /** Returns how many times as much this costs as another, whether the unit is time or rate. */
  double costComparedTo(Score other) {
    boolean isRate = unit.startsWith("ops/");
    return isRate ? other.value / value : value / other.value;
  }
}
