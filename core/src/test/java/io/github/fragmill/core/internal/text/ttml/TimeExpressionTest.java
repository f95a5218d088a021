package io.github.fragmill.core.internal.text.ttml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeExpressionTest {

  private static TimeExpression of(String... namesAndValues) throws FragmillException {
    List<TtmlNode.Attribute> attributes = new ArrayList<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      String name = namesAndValues[index];
      attributes.add(
          new TtmlNode.Attribute(
              "ttp:" + name, TimeExpression.PARAMETER, name, namesAndValues[index + 1]));
    }
    return TimeExpression.of(new TtmlNode.Element("tt", "", "tt", attributes));
  }

  @ParameterizedTest
  @CsvSource({
    "00:00:01, 1000",
    "01:02:03.5, 3723500",
    "00:00:01:12, 1480",
    "1.5s, 1500",
    "250ms, 250",
    "2m, 120000",
    "1h, 3600000",
    "50f, 2000",
    "10000000t, 1000"
  })
  void ticks_anyForm_isMilliseconds(String expression, long ticks) throws FragmillException {
    TimeExpression expressions = of("frameRate", "25", "tickRate", "10000000");
    assertThat(expressions.ticks(expression, RoundingMode.FLOOR)).isEqualTo(ticks);
  }

  @Test
  void ticks_multipliedFrameRate_isRoundedAsAsked() throws FragmillException {
    TimeExpression expressions = of("frameRate", "30", "frameRateMultiplier", "1000 1001");
    assertThat(expressions.ticks("1f", RoundingMode.FLOOR)).isEqualTo(33);
    assertThat(expressions.ticks("1f", RoundingMode.CEILING)).isEqualTo(34);
    assertThat(of().ticks("30f", RoundingMode.FLOOR)).isEqualTo(1000);
    assertThat(of().ticks("3t", RoundingMode.FLOOR)).isEqualTo(3000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1x", "0:00:01", "00:60:00", "00:00:01,5", "501h", "1e9s"})
  void ticks_noTime_isRefused(String expression) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> of().ticks(expression, RoundingMode.FLOOR));
  }

  @ParameterizedTest
  @CsvSource({
    "frameRate, 0",
    "tickRate, -1",
    "frameRateMultiplier, 1 0",
    "frameRateMultiplier, a b"
  })
  void of_badParameter_isRefusedByName(String name, String value) {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> of(name, value))
        .withMessageContaining(name);
  }
}
