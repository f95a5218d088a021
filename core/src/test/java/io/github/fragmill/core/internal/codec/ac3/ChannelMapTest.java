package io.github.fragmill.core.internal.codec.ac3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelMapTest {

  @ParameterizedTest
  @CsvSource({
    // acmod, lfeon, channels, index, mask
    "0, false, 2, 8, A000",
    "1, false, 1, 1, 4000",
    "1, true, 2, 0, 4001",
    "2, false, 2, 2, A000",
    "2, true, 3, 0, A001",
    "3, false, 3, 3, E000",
    "3, true, 4, 0, E001",
    "4, false, 3, 9, A100",
    "5, false, 4, 4, E100",
    "6, false, 4, 10, B800",
    "7, false, 5, 5, F800",
    "7, true, 6, 6, F801"
  })
  void of_codingMode_itsLoudspeakers(
      int mode, boolean lowFrequency, int channels, int configuration, String mask) {
    ChannelMap map = ChannelMap.of(mode, lowFrequency);

    assertThat(map.channelCount()).isEqualTo(channels);
    assertThat(map.configuration()).isEqualTo(configuration);
    assertThat(map.speakers().toHex()).isEqualTo(mask);
  }

  @ParameterizedTest
  @CsvSource({
    // chan_loc on top of 5.1: pairs count twice
    "0x001, 8, 0, FC01", // Lc/Rc
    "0x002, 8, 12, FA01", // Lrs/Rrs: 7.1
    "0x004, 7, 11, F901", // Cs: 6.1
    "0x008, 7, 0, F881", // Ts
    "0x010, 8, 0, F841", // Lsd/Rsd
    "0x020, 8, 7, F821", // Lw/Rw
    "0x040, 8, 14, F811", // Lvh/Rvh: 5.1.2
    "0x080, 7, 0, F809", // Cvh
    "0x100, 7, 0, F803", // LFE2
    "0x0C8, 10, 0, F899"
  })
  void with_dependentSubstreams_theirLoudspeakersToo(
      int locations, int channels, int configuration, String mask) {
    ChannelMap map = ChannelMap.of(/* codingMode= */ 7, /* lowFrequency= */ true).with(locations);

    assertThat(map.channelCount()).isEqualTo(channels);
    assertThat(map.configuration()).isEqualTo(configuration);
    assertThat(map.speakers().toHex()).isEqualTo(mask);
  }

  @ParameterizedTest
  @CsvSource({"0xE301, 11", "0xF815, 16", "0xF89D, 17", "0xE255, 19"})
  void configuration_immersiveLayouts_haveAnIndex(int places, int configuration) {
    assertThat(new ChannelMap(places, /* dualMono= */ false).configuration())
        .isEqualTo(configuration);
  }
}
