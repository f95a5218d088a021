package io.github.fragmill.core.internal.codec.aac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramConfigTest {

  private static BitReader reading(byte[] bytes) {
    BitReader reader = BitReader.ofBytes("mp4a/esds");
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);
    return reader;
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 0, 2", "0, 1, 0, 1", "2, 1, 1, 6", "15, 15, 3, 48"})
  void readChannelCount_element_isReadToItsEnd(
      int pairs, int singles, int lowFrequency, int channels) throws Exception {
    BitWriter bits = new BitWriter();
    ProgramConfigBits.append(bits, pairs, singles, lowFrequency);
    BitReader reader = reading(bits.bits(8, 0xA5).toBytes());

    assertThat(ProgramConfig.readChannelCount(reader)).isEqualTo(channels);
    assertThat(reader.bits(8)).isEqualTo(0xA5);
  }

  @Test
  void readChannelCount_noChannels_malformed() {
    BitWriter bits = new BitWriter();
    ProgramConfigBits.append(bits, /* pairs= */ 0, /* singles= */ 0, /* lowFrequency= */ 0);

    assertThatThrownBy(() -> ProgramConfig.readChannelCount(reading(bits.toBytes())))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("at least one channel");
  }

  @Test
  void readChannelCount_truncated_malformed() {
    BitWriter bits = new BitWriter();
    ProgramConfigBits.append(bits, /* pairs= */ 1, /* singles= */ 1, /* lowFrequency= */ 1);
    byte[] whole = bits.toBytes();

    for (int length = 0; length < whole.length; length++) {
      BitReader part = reading(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ProgramConfig.readChannelCount(part))
          .isInstanceOf(MalformedMediaException.class);
    }
  }
}
