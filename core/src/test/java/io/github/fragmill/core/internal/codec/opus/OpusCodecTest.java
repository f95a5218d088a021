package io.github.fragmill.core.internal.codec.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.AudioDescriptions;
import io.github.fragmill.core.internal.codec.port.AudioDescription;
import io.github.fragmill.core.media.AudioFormat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpusCodecTest {

  /** PreSkip 312, InputSampleRate 24000, OutputGain 0. */
  private static final String MIDDLE = "013800005dc00000";

  private final OpusCodec codec = new OpusCodec();

  private AudioFormat read(String contentHex) throws FragmillException {
    return codec.read(AudioDescriptions.of("Opus", "dOps", contentHex));
  }

  @ParameterizedTest
  @CsvSource({
    // channels, family, mapping; index
    "01, 00, '', 1",
    "02, 00, '', 2",
    "01, 01, 010000, 1",
    "03, 01, 0201000201, 3",
    "04, 01, 020200010203, 10",
    "06, 01, 0402000401020305, 6",
    "07, 01, 040300040102030506, 11",
    "08, 01, 05030006010203040507, 12",
    "04, 02, 040000010203, 0",
    "03, ff, 0201ff0002, 0"
  })
  void read_mapping_layoutWhereItHasOne(
      String channels, String family, String mapping, int configuration) throws Exception {
    AudioDescription description =
        AudioDescriptions.of("Opus", "dOps", "00" + channels + MIDDLE + family + mapping);

    assertThat(codec.read(description))
        .usingRecursiveComparison()
        .isEqualTo(
            AudioFormat.builder("opus", description.entry())
                .samplingRateHertz(48_000)
                .channelConfiguration(configuration)
                .channelCount(Integer.parseInt(channels, 16))
                .preRoll(Duration.ofMillis(80))
                .build());
  }

  @Test
  void read_otherVersion_unsupportedByName() {
    assertThatThrownBy(() -> read("0102" + MIDDLE + "00"))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessage("stsd/Opus/dOps: version 1 is not packaged; expected 0");
  }

  @ParameterizedTest
  @CsvSource({"03, 3", "04, 4", "fe, 254"})
  void read_otherMappingFamily_unsupportedByName(String family, int number) {
    assertThatThrownBy(() -> read("0002" + MIDDLE + family + "020000"))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("channel mapping family " + number + " is not packaged");
  }

  @ParameterizedTest
  @CsvSource({"00, 00", "03, 00", "00, 01", "09, 01", "00, 02", "00, ff"})
  void read_channelsThatTheFamilyHasNot_malformed(String channels, String family) {
    assertThatThrownBy(() -> read("00" + channels + MIDDLE + family + "0100".repeat(20)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("OutputChannelCount: expected 1 to");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "0102", "ff01"})
  void read_streamsThatCannotBe_malformed(String streams) {
    assertThatThrownBy(() -> read("0002" + MIDDLE + "01" + streams + "0001"))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("StreamCount, CoupledCount");
  }

  @Test
  void read_mappingToNoStream_malformed() {
    assertThatThrownBy(() -> read("0002" + MIDDLE + "01" + "0101" + "0002"))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("ChannelMapping: expected less than 2 or 255, found 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0002", "0002013800005dc00000", "0002013800005dc00000010101"})
  void read_truncated_malformed(String hex) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageStartingWith("stsd/Opus/dOps: ");
  }

  @Test
  void read_noConfiguration_malformed() {
    assertThatThrownBy(() -> codec.read(AudioDescriptions.empty("Opus")))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/Opus/dOps: missing");
  }
}
