package io.github.fragmill.core.source.ranged;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {

  @ParameterizedTest
  @CsvSource({"1, 0, 50", "1, 1, 100", "2, 1, 200", "4, 0.5, 600", "7, 1, 5000", "1000, 1, 5000"})
  void millis_retry_doublesUpToTheMost(int retry, double chance, long expected) {
    assertThat(Pauses.millis(retry, chance)).isEqualTo(expected);
  }
}
