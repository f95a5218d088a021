package io.github.fragmill.benchmarks.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.benchmarks.compare.measure.Measurement;
import io.github.fragmill.benchmarks.compare.measure.Outcome;
import io.github.fragmill.benchmarks.compare.measure.Role;
import io.github.fragmill.benchmarks.compare.measure.Series;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final long GB = 1_000_000_000;

  private static final Outcome MOVIE =
      new Outcome(
          "1 GB",
          "cbcs",
          GB,
          List.of(
              series("Ours", Role.OURS, 1, 2, 4),
              series("Ours, slow", Role.VARIANT, 8, 8, 8),
              series("Theirs", Role.OTHER, 4, 4, 4),
              series("cp", Role.BASELINE, 1, 1, 1)));

  private static final Outcome CLIP =
      new Outcome(
          "2 MB",
          "cbcs",
          GB / 500,
          List.of(series("Ours", Role.OURS, 6, 6, 6), series("Theirs", Role.OTHER, 2, 2, 2)));

  private static final Outcome LONG_MOVIE =
      new Outcome(
          "5 GB",
          "cbcs",
          5 * GB,
          List.of(series("Ours", Role.OURS, 5, 5, 5), series("cp", Role.BASELINE, 5, 5, 5)));

  @Test
  void ratios_ours_standsBesideEachOtherWithTheMedianOfTheRounds() {
    assertThat(rows(RatioTable.of(List.of(MOVIE, CLIP), Role.OURS)))
        .containsExactly(
            "| Ours ÷ Theirs | 1 GB, cbcs | 0.50 (0.25–1.00) | 1.00 (0.50–2.00) |",
            "| Ours ÷ Theirs | 2 MB, cbcs | 3.00 (3.00–3.00) | 6.00 (6.00–6.00) |",
            "| Ours ÷ cp | 1 GB, cbcs | 2.00 (1.00–4.00) | 4.00 (2.00–8.00) |");
  }

  @Test
  void ratios_variant_leavesOutJobsThatItDidNotDo() {
    assertThat(rows(RatioTable.of(List.of(MOVIE, CLIP), Role.VARIANT)))
        .containsExactly(
            "| Ours, slow ÷ Theirs | 1 GB, cbcs | 2.00 (2.00–2.00) | 4.00 (4.00–4.00) |",
            "| Ours, slow ÷ cp | 1 GB, cbcs | 8.00 (8.00–8.00) | 16.00 (16.00–16.00) |");
  }

  @Test
  void cpuPerGigabyte_longMovie_standsBesideTheMovieAndNotTheClip() {
    assertThat(CpuPerGigabyte.of(List.of(MOVIE, CLIP, LONG_MOVIE)).lines())
        .containsExactly(
            "",
            "- CPU per GB, Ours, cbcs: 4.00 s at 1 GB, 2.00 s at 5 GB",
            "- CPU per GB, cp, cbcs: 1.00 s at 1 GB, 1.00 s at 5 GB");
  }

  @Test
  void cpuPerGigabyte_noLongMovie_isNothing() {
    assertThat(CpuPerGigabyte.of(List.of(MOVIE, CLIP))).isEmpty();
  }

  /** Of ours, two threads work all the time. */
  private static Series series(String tool, Role role, double... wallSeconds) {
    int threads = role.isOurs() ? 2 : 1;
    List<Measurement> rounds =
        Arrays.stream(wallSeconds)
            .mapToObj(
                wall ->
                    new Measurement(
                        wall, OptionalDouble.of(threads * wall), OptionalDouble.empty()))
            .toList();
    return new Series(tool, role, rounds);
  }

  private static List<String> rows(MarkdownTable table) {
    return table.toString().lines().skip(2).toList();
  }
}
