package io.github.fragmill.core.internal.codec.avc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NalUnitTypeTest {

  @ParameterizedTest
  @CsvSource({"0x65, 5", "0x01, 1", "0x67, 7", "-1, 31"})
  void of_headerByte_itsLastFiveBits(int header, int type) {
    assertThat(NalUnitType.of(header)).isEqualTo(type);
  }
}
