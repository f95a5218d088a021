package io.github.fragmill.core.internal.codec.ac3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.AudioDescriptions;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import io.github.fragmill.core.media.AudioFormat;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ac3CodecTest {

  private final Ac3Codec codec = new Ac3Codec();

  private static String dac3(int rateCode, int bitstream, int codingMode, boolean lowFrequency) {
    return HexFormat.of()
        .formatHex(
            new BitWriter()
                .bits(2, rateCode)
                .bits(5, bitstream)
                .bits(3, 0)
                .bits(3, codingMode)
                .flag(lowFrequency)
                .bits(5, 10)
                .bits(5, 0)
                .toBytes());
  }

  private AudioFormat read(String contentHex) throws MalformedMediaException {
    return codec.read(AudioDescriptions.of("ac-3", "dac3", contentHex));
  }

  @ParameterizedTest
  @CsvSource({"0c3dc0, 48000, 6, 6", "101140, 48000, 2, 2", "503d40, 44100, 6, 6"})
  void read_knownConfigurations_theirFormat(String hex, int rate, int configuration, int channels)
      throws Exception {
    AudioFormat format = read(hex);

    assertThat(format.codecs()).isEqualTo("ac-3");
    assertThat(format.samplingRateHertz()).isEqualTo(rate);
    assertThat(format.channelConfiguration()).isEqualTo(configuration);
    assertThat(format.channelCount()).isEqualTo(channels);
    assertThat(format.immersive()).isEmpty();
    assertThat(format.protectableRangeFinder()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8, 48000",
    "1, 8, 44100",
    "2, 8, 32000",
    "0, 6, 48000",
    "0, 9, 24000",
    "1, 10, 11025"
  })
  void read_rateAndBitstream_theRate(int rateCode, int bitstream, int hertz) throws Exception {
    assertThat(read(dac3(rateCode, bitstream, 2, false)).samplingRateHertz()).isEqualTo(hertz);
  }

  @Test
  void read_layoutWithoutIndex_hasItsLoudspeakers() throws Exception {
    AudioFormat format = read(dac3(0, 8, /* 2/0= */ 2, /* lowFrequency= */ true));

    assertThat(format.channelConfiguration()).isZero();
    assertThat(format.speakers().orElseThrow().toHex()).isEqualTo("A001");
  }

  @Test
  void read_reservedRate_malformed() {
    assertThatThrownBy(() -> read(dac3(3, 8, 2, false)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/ac-3/dac3: fscod: expected 0 to 2, found 3");
  }

  @Test
  void read_bitstreamOfEnhancedAc3_malformed() {
    assertThatThrownBy(() -> read(dac3(0, 16, 2, false)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("bsid: expected 0 to 10, found 16");
  }

  @Test
  void read_truncated_malformed() {
    assertThatThrownBy(() -> read("0c3d"))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("does not end within its 2 bytes");
  }

  @Test
  void read_noConfiguration_malformed() {
    assertThatThrownBy(() -> codec.read(AudioDescriptions.empty("ac-3")))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/ac-3/dac3: missing");
  }
}
