package io.github.fragmill.core.internal.codec.ac4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerGroupsTest {

  @ParameterizedTest
  @CsvSource({
    // mask, channels, index
    "000002, 1, 1",
    "000001, 2, 2",
    "000003, 3, 3",
    "008003, 4, 4",
    "000007, 5, 5",
    "000047, 6, 6",
    "020047, 8, 7",
    "008001, 3, 9",
    "000005, 4, 10",
    "008047, 7, 11",
    "00004F, 8, 12",
    "02FF7F, 24, 13",
    "06FF6F, 24, 13",
    "000057, 8, 14",
    "040047, 8, 14",
    "00145F, 12, 15",
    "000077, 10, 16",
    "000A77, 12, 17",
    "000A7F, 14, 18",
    "00007F, 12, 19",
    "01007F, 14, 20",
    "0000C7, 8, 0",
    "0000CF, 10, 0",
    "800000, 0, 0"
  })
  void configuration_mask_isAnIndexNotACount(String mask, int channels, int configuration) {
    SpeakerGroups groups = new SpeakerGroups(Integer.parseInt(mask, 16));

    assertThat(groups.channelCount()).isEqualTo(channels);
    assertThat(groups.configuration()).isEqualTo(configuration);
    assertThat(groups.speakers().toHex()).isEqualTo(mask);
  }
}
