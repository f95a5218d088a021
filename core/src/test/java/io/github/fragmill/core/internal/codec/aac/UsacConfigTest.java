package io.github.fragmill.core.internal.codec.aac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsacConfigTest {

  private static final int INDEX_48000 = 3;

  private static UsacConfig read(BitWriter bits) throws FragmillException {
    byte[] bytes = bits.toBytes();
    BitReader reader = BitReader.ofBytes("mp4a/esds");
    reader.reset(ByteBuffer.wrap(bytes), 0, bytes.length);
    return UsacConfig.read(reader, "mp4a/esds");
  }

  private static BitWriter config(int rateIndex, int frameLengthIndex, int configuration) {
    return new BitWriter().bits(5, rateIndex).bits(3, frameLengthIndex).bits(5, configuration);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 96000",
    "3, 48000",
    "12, 7350",
    "15, 57600",
    "19, 34150",
    "24, 17075",
    "27, 9600"
  })
  void read_samplingFrequencyIndex_itsRate(int index, int hertz) throws Exception {
    assertThat(read(config(index, 0, 2)).samplingRateHertz()).isEqualTo(hertz);
  }

  @Test
  void read_explicitSamplingFrequency_thatRate() throws Exception {
    BitWriter bits = new BitWriter().bits(5, 31).bits(24, 43_210).bits(3, 4).bits(5, 2);

    assertThat(read(bits)).isEqualTo(new UsacConfig(43_210, 2, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 28, 29, 30})
  void read_reservedSamplingFrequencyIndex_malformed(int index) {
    assertThatThrownBy(() -> read(config(index, 0, 2)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("usacSamplingFrequencyIndex " + index + " is reserved");
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7})
  void read_reservedFrameLength_malformed(int index) {
    assertThatThrownBy(() -> read(config(INDEX_48000, index, 2)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("coreSbrFrameLengthIndex: expected 0 to 4, found " + index);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1", "2, 2", "3, 3", "4, 4", "5, 5", "6, 6", "7, 8", "8, 2", "9, 3", "10, 4", "11, 7",
    "12, 8", "13, 24"
  })
  void read_channelConfiguration_isAnIndexNotACount(int configuration, int channels)
      throws Exception {
    assertThat(read(config(INDEX_48000, 1, configuration)))
        .isEqualTo(new UsacConfig(48_000, configuration, channels));
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 31})
  void read_reservedChannelConfiguration_unsupportedByName(int configuration) {
    assertThatThrownBy(() -> read(config(INDEX_48000, 1, configuration)))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("USAC channelConfigurationIndex " + configuration + " is reserved");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 31, 200, 285, 286, 400})
  void read_channelsSpelledOut_theirNumber(int count) throws Exception {
    BitWriter bits = config(INDEX_48000, 1, 0).bits(5, Math.min(count, 31));
    if (count >= 31) {
      bits.bits(8, Math.min(count - 31, 255));
    }
    if (count >= 31 + 255) {
      bits.bits(16, count - 31 - 255);
    }
    for (int channel = 0; channel < count; channel++) {
      bits.bits(5, 1);
    }

    assertThat(read(bits)).isEqualTo(new UsacConfig(48_000, 0, count));
  }

  @Test
  void read_noChannels_malformed() {
    assertThatThrownBy(() -> read(config(INDEX_48000, 1, 0).bits(5, 0)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("numOutChannels: expected at least one, found none");
  }

  @Test
  void read_positionsTruncated_malformed() {
    assertThatThrownBy(() -> read(config(INDEX_48000, 1, 0).bits(5, 20).bits(5, 1)))
        .isInstanceOf(MalformedMediaException.class);
  }
}
