package io.github.fragmill.benchmarks.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Map<String, Score> BEFORE =
      ResultTable.parse(
          List.of(
              "Benchmark               (hours)  (scheme)    Mode   Cnt    Score    Error   Units",
              "Read.read                     2       N/A    avgt    10   14.500 ±  5.787   ms/op",
              "Read.read                    10       N/A    avgt    10   62.000 ± 14.243   ms/op",
              "Cipher.video                N/A      cbcs   thrpt    10 1000.000 ±  9.000   ops/s",
              "Segment.one                 N/A      cbcs  sample  3049    0.655 ±  0.012  ms/op",
              "Segment.one:p0.99           N/A      cbcs  sample          1.000          ms/op",
              "Segment.one:gc.count        N/A      cbcs  sample    10      ≈ 0         counts"));

  @Test
  void parse_everyKindOfRow_findsItsScore() {
    assertThat(BEFORE)
        .containsExactly(
            Map.entry("Read.read 2 avgt", new Score(14.5, "ms/op")),
            Map.entry("Read.read 10 avgt", new Score(62, "ms/op")),
            Map.entry("Cipher.video cbcs thrpt", new Score(1000, "ops/s")),
            Map.entry("Segment.one cbcs sample", new Score(0.655, "ms/op")),
            Map.entry("Segment.one:p0.99 cbcs sample", new Score(1, "ms/op")));
  }

  @Test
  void parse_otherText_isRefused() {
    assertThatThrownBy(() -> ResultTable.parse(List.of("# JMH version: 1.37")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-rf text");
  }

  @Test
  void lines_tableWithFewerColumns_findsRowsAgain() {
    Map<String, Score> now =
        ResultTable.parse(
            List.of(
                "Benchmark             (scheme)    Mode  Cnt     Score    Error   Units",
                "Cipher.video              cbcs   thrpt   10  2000.000 ±  9.000   ops/s",
                "Segment.one:p0.99         cbcs  sample          3.000           ms/op",
                "Segment.one:p0.999        cbcs  sample          8.000           ms/op",
                "Segment.one:p1.00         cbcs  sample          9.000           ms/op",
                "Segment.two               cbcs  sample   10     2.000           ms/op"));

    List<String> lines = Comparison.lines(BEFORE, now);

    assertThat(lines.subList(1, lines.size()))
        .extracting(line -> line.replaceAll(" +", " "))
        .containsExactly(
            "Cipher.video cbcs thrpt 1000.000 2000.000 ops/s 0.50",
            "Segment.one:p0.99 cbcs sample 1.000 3.000 ms/op 3.00",
            "Segment.two cbcs sample - 2.000 ms/op new");
  }
}
