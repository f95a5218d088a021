package io.github.fragmill.core.internal.codec.bitstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitReaderTest {

  private static BitReader reading(BitReader reader, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);
    return reader;
  }

  private static BitReader bytes(String hex) {
    return reading(BitReader.ofBytes("box"), hex);
  }

  private static BitReader nalUnit(String hex) {
    return reading(BitReader.ofNalUnits("sample"), hex);
  }

  @Test
  void bits_acrossBytes_mostSignificantFirst() throws Exception {
    BitReader reader = bytes("a5c3f00d");

    assertThat(reader.bits(3)).isEqualTo(0b101);
    assertThat(reader.bits(0)).isZero();
    assertThat(reader.bits(11)).isEqualTo(0b00101110000);
    assertThat(reader.flag()).isTrue();
    assertThat(reader.bits(17)).isEqualTo(0b11111000000001101);
  }

  @Test
  void bits_31_areUnsigned() throws Exception {
    assertThat(bytes("ffffffff").bits(31)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void bits_afterTheEnd_malformed() throws Exception {
    BitReader reader = bytes("ff");
    reader.skipBits(8);

    assertThatThrownBy(reader::flag)
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("box")
        .hasMessageContaining("1 bytes");
  }

  @Test
  void skipBits_moreThanAnInt_passesOverAll() throws Exception {
    BitReader reader = bytes("000000000000000001");

    reader.skipBits(71);

    assertThat(reader.flag()).isTrue();
    assertThat(reader.remainingBits()).isZero();
  }

  @Test
  void alignToByte_withinAByte_goesToTheNext() throws Exception {
    BitReader reader = bytes("80ff");
    reader.alignToByte();
    assertThat(reader.consumedBytes()).isZero();
    reader.skipBits(1);

    reader.alignToByte();

    assertThat(reader.remainingBits()).isEqualTo(8);
    assertThat(reader.bits(8)).isEqualTo(0xFF);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 6, 7, 254, 255, 65_535, (1L << 31) - 1, (1L << 32) - 2})
  void unsignedExpGolomb_anyValue_isReadBack(long value) throws Exception {
    BitReader reader = BitReader.ofBytes("box");
    byte[] bytes = new BitWriter().ue(value).toBytes();
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);

    assertThat(reader.unsignedExpGolomb()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, 2, -2, 127, -128, Integer.MAX_VALUE, -Integer.MAX_VALUE})
  void signedExpGolomb_anyValue_isReadBack(int value) throws Exception {
    BitReader reader = BitReader.ofBytes("box");
    byte[] bytes = new BitWriter().se(value).toBytes();
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);

    assertThat(reader.signedExpGolomb()).isEqualTo(value);
  }

  @Test
  void unsignedExpGolomb_32LeadingZeros_malformed() {
    assertThatThrownBy(() -> bytes("00000000ffffffffff").unsignedExpGolomb())
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("exponential-Golomb");
  }

  @Test
  void unsignedExpGolomb_aboveTheMaximum_malformedByName() throws Exception {
    // 1, then 00100: the values 0 and 3.
    assertThat(bytes("90").unsignedExpGolomb(3, "slice_type")).isZero();
    assertThatThrownBy(() -> bytes("20").unsignedExpGolomb(2, "slice_type"))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("slice_type: expected 0 to 2, found 3");
  }

  @Test
  void skipExpGolomb_two_passesOverBoth() throws Exception {
    BitReader reader = bytes("27"); // 00100 1 11

    reader.skipExpGolomb(2);

    assertThat(reader.bits(2)).isEqualTo(0b11);
  }

  @Test
  void bits_emulationPreventionByte_isSkippedAndCounted() throws Exception {
    BitReader reader = nalUnit("0000030100000301");

    assertThat(reader.bits(16)).isZero();
    assertThat(reader.consumedBytes()).isEqualTo(2);
    assertThat(reader.bits(4)).isZero();
    assertThat(reader.consumedBytes()).isEqualTo(4);
    assertThat(reader.bits(28)).isEqualTo(0x1000001);
    assertThat(reader.consumedBytes()).isEqualTo(8);
  }

  @Test
  void bits_threeAfterOneZero_isNoEmulationPreventionByte() throws Exception {
    assertThat(nalUnit("0003").bits(16)).isEqualTo(3);
  }

  @Test
  void bits_zerosAroundAnEmulationPreventionByte_areCountedAnew() throws Exception {
    // The 03 after the second run of one zero is data.
    assertThat(nalUnit("0000030003").bits(31)).isEqualTo(3 >> 1);
  }

  @Test
  void bits_emulationPreventionByteAtTheEnd_malformed() throws Exception {
    BitReader reader = nalUnit("000003");
    reader.skipBits(16);

    assertThatThrownBy(reader::flag).isInstanceOf(MalformedMediaException.class);
  }

  @Test
  void bits_plainBytes_keepThrees() throws Exception {
    assertThat(bytes("000003").bits(24)).isEqualTo(3);
  }

  @Test
  void reset_directBufferInTheMiddle_readsBetweenTheBounds() throws Exception {
    ByteBuffer buffer = ByteBuffer.allocateDirect(4).put(new byte[] {1, 2, 3, 4}).flip();
    BitReader reader = bytes("0000");
    reader.skipBits(13);

    reader.reset(buffer, /* startBytes= */ 1, /* endBytes= */ 3);

    assertThat(reader.bits(16)).isEqualTo(0x0203);
    assertThatThrownBy(reader::flag).isInstanceOf(MalformedMediaException.class);
    assertThat(buffer.position()).isZero();
  }
}
