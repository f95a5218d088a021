package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTest {

  @ParameterizedTest
  @CsvSource({
    "90000, 3003, 30000:1001",
    "25, 1, 25:1",
    "12800, 512, 25:1",
    "7, 7, 1:1",
    "9223372036854775807, 1, 9223372036854775807:1"
  })
  void constructor_anyFraction_isReduced(long numerator, long denominator, String reduced) {
    assertThat(new Ratio(numerator, denominator)).hasToString(reduced);
  }

  @Test
  void equals_sameValue_isEqual() {
    assertThat(new Ratio(30, 20)).isEqualTo(new Ratio(3, 2));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1", "1, -1"})
  void constructor_notPositive_isRefused(long numerator, long denominator) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ratio(numerator, denominator))
        .withMessageContaining(numerator + ":" + denominator);
  }
}
