package io.github.fragmill.core.internal.codec.aac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelConfigurationTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "6, 6", "7, 8", "11, 7", "12, 8", "13, 24", "14, 8"})
  void elements_knownConfiguration_haveItsChannels(int configuration, int channels) {
    assertThat(ChannelConfiguration.elements(configuration).map(ChannelElement::channelCount))
        .hasValue(channels);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 9, 10, 15, 16})
  void elements_otherConfiguration_empty(int configuration) {
    assertThat(ChannelConfiguration.elements(configuration)).isEmpty();
  }
}
