package io.github.fragmill.core.internal.codec.aac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioSpecificConfigTest {

  private static final int INDEX_48000 = 3;
  private static final int INDEX_24000 = 6;

  private static AudioSpecificConfig read(byte[] bytes) throws FragmillException {
    return AudioSpecificConfig.read(ByteBuffer.wrap(bytes), "mp4a/esds");
  }

  private static AudioSpecificConfig read(BitWriter bits) throws FragmillException {
    return read(bits.toBytes());
  }

  private static BitWriter lc(int samplingIndex, int configuration) {
    return new BitWriter().bits(5, 2).bits(4, samplingIndex).bits(4, configuration).bits(3, 0);
  }

  @ParameterizedTest
  @CsvSource({
    // LC as ffmpeg writes it; object type, rate, configuration, channels
    "1190, 2, 48000, 2, 2",
    "1210, 2, 44100, 2, 2",
    "1208, 2, 44100, 1, 1",
    "11b0, 2, 48000, 6, 6",
    // LC with a sync extension that says: no SBR
    "121056e500, 2, 44100, 2, 2",
    // HE-AAC: backward-compatible, then explicit
    "139056e5a0, 5, 44100, 2, 2",
    "2b920800, 5, 44100, 2, 2",
    // HE-AAC v2: backward-compatible, then explicit
    "138856e5a54880, 29, 44100, 2, 2",
    "eb8a0800, 29, 44100, 2, 2"
  })
  void read_knownConfigurations_allFields(
      String hex, int type, int rate, int configuration, int channels) throws Exception {
    assertThat(read(HexFormat.of().parseHex(hex)))
        .isEqualTo(new AudioSpecificConfig(type, rate, configuration, channels));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1", "2, 2", "3, 3", "4, 4", "5, 5", "6, 6", "7, 8", "11, 7", "12, 8", "13, 24", "14, 8"
  })
  void read_channelConfiguration_isAnIndexNotACount(int configuration, int channels)
      throws Exception {
    AudioSpecificConfig config = read(lc(INDEX_48000, configuration));

    assertThat(config.channelConfiguration()).isEqualTo(configuration);
    assertThat(config.channelCount()).isEqualTo(channels);
  }

  @ParameterizedTest
  @CsvSource({"8", "9", "10", "15"})
  void read_reservedChannelConfiguration_unsupportedByName(int configuration) {
    assertThatThrownBy(() -> read(lc(INDEX_48000, configuration)))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("channelConfiguration " + configuration);
  }

  @ParameterizedTest
  @CsvSource({"0, 96000", "1, 88200", "2, 64000", "4, 44100", "5, 32000", "7, 22050", "12, 7350"})
  void read_samplingFrequencyIndex_itsRate(int index, int rate) throws Exception {
    assertThat(read(lc(index, 2)).samplingRateHertz()).isEqualTo(rate);
  }

  @Test
  void read_explicitSamplingFrequency_thatRate() throws Exception {
    BitWriter bits = new BitWriter().bits(5, 2).bits(4, 15).bits(24, 12_345).bits(4, 1).bits(3, 0);

    assertThat(read(bits).samplingRateHertz()).isEqualTo(12_345);
  }

  @Test
  void read_explicitSamplingFrequencyOfZero_malformed() {
    BitWriter bits = new BitWriter().bits(5, 2).bits(4, 15).bits(24, 0).bits(4, 1).bits(3, 0);

    assertThatThrownBy(() -> read(bits))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("samplingFrequency");
  }

  @ParameterizedTest
  @CsvSource({"13", "14"})
  void read_reservedSamplingFrequencyIndex_malformed(int index) {
    assertThatThrownBy(() -> read(lc(index, 2)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("samplingFrequencyIndex: expected 0 to 12 or 15, found " + index);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4"})
  void read_packagedObjectType_isKept(int type) throws Exception {
    BitWriter bits = new BitWriter().bits(5, type).bits(4, INDEX_48000).bits(4, 2).bits(3, 0);

    assertThat(read(bits).objectType()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({"34, MP3", "36, ALS", "39, ER AAC ELD", "17, ER AAC LC", "22, ER BSAC", "0, unknown"})
  void read_otherObjectType_unsupportedByName(int type, String name) {
    BitWriter bits = new BitWriter();
    if (type < 31) {
      bits.bits(5, type);
    } else {
      bits.bits(5, 31).bits(6, type - 32);
    }
    bits.bits(4, INDEX_48000).bits(4, 2).bits(16, 0);

    assertThatThrownBy(() -> read(bits))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("mp4a/esds: MPEG-4 audio object type " + type)
        .hasMessageContaining(name);
  }

  @Test
  void read_sbrAroundAnotherCore_unsupportedByTheCoresName() {
    BitWriter bits =
        new BitWriter().bits(5, 5).bits(4, INDEX_24000).bits(4, 2).bits(4, INDEX_48000).bits(5, 22);

    assertThatThrownBy(() -> read(bits))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("ER BSAC");
  }

  @Test
  void read_explicitPsOfMono_isStereo() throws Exception {
    BitWriter bits =
        new BitWriter()
            .bits(5, 29)
            .bits(4, INDEX_24000)
            .bits(4, 1)
            .bits(4, INDEX_48000)
            .bits(5, 2)
            .bits(3, 0);

    assertThat(read(bits)).isEqualTo(new AudioSpecificConfig(29, 48_000, 2, 2));
  }

  @Test
  void read_syncExtensionWithoutPs_isSbrOnly() throws Exception {
    BitWriter bits =
        lc(INDEX_24000, 1)
            .bits(11, 0x2B7)
            .bits(5, 5)
            .flag(true)
            .bits(4, INDEX_48000)
            .bits(11, 0x548)
            .flag(false);

    assertThat(read(bits)).isEqualTo(new AudioSpecificConfig(5, 48_000, 1, 1));
  }

  @Test
  void read_syncExtensionWithExplicitRate_thatRate() throws Exception {
    BitWriter bits =
        lc(INDEX_24000, 2).bits(11, 0x2B7).bits(5, 5).flag(true).bits(4, 15).bits(24, 47_999);

    assertThat(read(bits).samplingRateHertz()).isEqualTo(47_999);
  }

  @Test
  void read_paddingAfterTheConfiguration_isIgnored() throws Exception {
    assertThat(read(lc(INDEX_48000, 2).bits(64, 0)))
        .isEqualTo(new AudioSpecificConfig(2, 48_000, 2, 2));
  }

  @Test
  void read_coreCoderDelay_isSkipped() throws Exception {
    BitWriter bits =
        new BitWriter()
            .bits(5, 2)
            .bits(4, INDEX_24000)
            .bits(4, 2)
            .flag(true) // frameLengthFlag
            .flag(true) // dependsOnCoreCoder
            .bits(14, 0x3FFF)
            .flag(true) // extensionFlag
            .flag(false) // extensionFlag3
            .bits(11, 0x2B7)
            .bits(5, 5)
            .flag(true)
            .bits(4, INDEX_48000);

    assertThat(read(bits)).isEqualTo(new AudioSpecificConfig(5, 48_000, 2, 2));
  }

  @Test
  void read_programConfigThenSyncExtension_channelsAndSbr() throws Exception {
    BitWriter bits = lc(INDEX_24000, 0);
    ProgramConfigBits.append(bits, /* pairs= */ 2, /* singles= */ 1, /* lowFrequency= */ 1);
    bits.bits(11, 0x2B7).bits(5, 5).flag(true).bits(4, INDEX_48000);

    assertThat(read(bits)).isEqualTo(new AudioSpecificConfig(5, 48_000, 0, 6));
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "11, 1", "2b, 1", "139056e5, 4"})
  void read_truncated_malformed(String hex, int length) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("does not end within its " + length + " bytes");
  }

  @Test
  void read_usac_whatItsOwnConfigurationSays() throws Exception {
    BitWriter bits =
        new BitWriter()
            .bits(5, 31)
            .bits(6, 42 - 32)
            .bits(4, INDEX_24000)
            .bits(4, 1)
            .bits(5, INDEX_48000)
            .bits(3, 1)
            .bits(5, 6);

    assertThat(read(bits)).isEqualTo(new AudioSpecificConfig(42, 48_000, 6, 6));
  }
}
