package io.github.fragmill.core.internal.codec.av1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorsTest {

  private static BitReader reader(BitWriter bits) {
    byte[] bytes = bits.toBytes();
    BitReader reader = BitReader.ofBytes("sample");
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);
    return reader;
  }

  /** Each line is the table that 4.10.7 of the specification makes for that many values. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, ''",
    "2, 0, 0",
    "2, 1, 1",
    "3, 0, 0",
    "3, 1, 10",
    "3, 2, 11",
    "4, 0, 00",
    "4, 3, 11",
    "5, 0, 00",
    "5, 1, 01",
    "5, 2, 10",
    "5, 3, 110",
    "5, 4, 111",
    "8, 7, 111",
    "9, 6, 110",
    "9, 7, 1110",
    "9, 8, 1111"
  })
  void nonSymmetric_everyLength_valueAndEnd(int values, int expected, String code)
      throws Exception {
    BitReader reader = reader(FrameHeaderCase.bits(code).bits(7, 0x2A));

    assertThat(Descriptors.nonSymmetric(reader, values)).isEqualTo(expected);
    assertThat(reader.bits(7)).isEqualTo(0x2A);
  }

  @ParameterizedTest
  @CsvSource({"0000000, 0", "0000001, 1", "0111111, 63", "1000000, -64", "1111111, -1"})
  void signed_sevenBits_twosComplement(String code, int expected) throws Exception {
    assertThat(Descriptors.signed(reader(FrameHeaderCase.bits(code)), 7)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "5, 5", "31, 31", "32, 0", "40, 0"})
  void skipUvlc_leadingZeros_asManyBitsAfterTheOne(int leadingZeros, int bitsAfter)
      throws Exception {
    BitWriter code = new BitWriter().bits(leadingZeros, 0).flag(true).bits(bitsAfter, -1);
    BitReader reader = reader(code.bits(7, 0x2A));

    Descriptors.skipUvlc(reader);

    assertThat(reader.bits(7)).isEqualTo(0x2A);
  }

  @Test
  void skipUvlc_zerosToTheEnd_malformed() {
    BitReader reader = reader(new BitWriter().bits(64, 0));

    assertThatThrownBy(() -> Descriptors.skipUvlc(reader))
        .isInstanceOf(MalformedMediaException.class);
  }
}
