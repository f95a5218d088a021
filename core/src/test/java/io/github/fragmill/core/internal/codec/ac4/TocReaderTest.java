package io.github.fragmill.core.internal.codec.ac4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TocReaderTest {

  private static TocReader of(BitWriter bits) {
    TocReader reader = new TocReader();
    reader.reset(ByteBuffer.wrap(bits.toBytes()));
    return reader;
  }

  @ParameterizedTest
  @CsvSource({
    // groups of two bits, each with a flag: 10 1 01 0 is ((2 + 1) << 2) + 1
    "101010, 6, 13",
    "000, 3, 0",
    "110, 3, 3",
    "001000, 6, 4",
    "111110, 6, 19",
    "001001000, 9, 20"
  })
  void variable_knownBits_theirValue(String binary, int size, int value) throws Exception {
    BitWriter bits = new BitWriter().bits(size, Long.parseLong(binary, 2));

    assertThat(of(bits).variable(2)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "2, 5", "2, 84", "2, 65535", "3, 7", "3, 8", "3, 1000000"})
  void variable_written_isReadBack(int size, int value) throws Exception {
    assertThat(of(Ac4Bits.variable(size, value)).variable(size)).isEqualTo(value);
  }

  @Test
  void variable_beyondAnyFrame_malformed() {
    BitWriter bits = new BitWriter();
    for (int group = 0; group < 12; group++) {
      bits.bits(2, 3).flag(true);
    }

    assertThatThrownBy(() -> of(bits).variable(2))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("variable_bits: expected at most 1048575");
  }

  @ParameterizedTest
  @CsvSource({"0", "2", "3", "9", "100"})
  void escaped_written_isReadBack(int value) throws Exception {
    assertThat(of(Ac4Bits.escaped(2, 2, value)).escaped(2, 2)).isEqualTo(value);
  }
}
