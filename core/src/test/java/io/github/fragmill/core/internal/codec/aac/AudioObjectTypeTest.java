package io.github.fragmill.core.internal.codec.aac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioObjectTypeTest {

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "2, true", "3, true", "4, true", "5, false", "29, false"})
  void isAac_type_onlyTheFourPackagedCores(int type, boolean expected) {
    assertThat(AudioObjectType.isAac(type)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2, AAC LC", "42, USAC (xHE-AAC)", "95, unknown"})
  void name_type_numberAndName(int type, String name) {
    assertThat(AudioObjectType.name(type))
        .isEqualTo("MPEG-4 audio object type " + type + " (" + name + ")");
  }
}
