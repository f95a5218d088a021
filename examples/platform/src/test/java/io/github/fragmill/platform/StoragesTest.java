package io.github.fragmill.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.platform.config.Configuration;
import io.github.fragmill.platform.config.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StoragesTest {

  @ParameterizedTest
  @CsvSource({
    "FRAGMILL_INPUT, ftp://host/films, 'expected a folder, or s3://BUCKET/PREFIX'",
    "FRAGMILL_OUTPUT, s3://A, expected a bucket's name"
  })
  void open_placeThatCannotBe_saysWhichSetting(String variable, String text, String expected) {
    Configuration configuration = Configuration.of(Map.of(variable, text));

    assertThatThrownBy(() -> Storages.open(configuration))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(variable + ": " + expected);
  }
}
