package io.github.fragmill.core.internal.codec.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelOrderTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "2, 2, 2",
    "3, 3, 3",
    "4, 10, 4",
    "5, 5, 5",
    "6, 6, 6",
    "7, 11, 11",
    "8, 12, 7",
    "9, 0, 0",
    "255, 0, 0"
  })
  void configuration_count_isAnIndexNotACount(int count, int vorbis, int alac) {
    assertThat(ChannelOrder.VORBIS.configuration(count)).isEqualTo(vorbis);
    assertThat(ChannelOrder.ALAC.configuration(count)).isEqualTo(alac);
  }
}
