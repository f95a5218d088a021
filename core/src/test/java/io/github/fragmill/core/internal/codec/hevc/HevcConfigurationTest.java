package io.github.fragmill.core.internal.codec.hevc;

import static io.github.fragmill.core.internal.codec.Refusals.assertTruncationsMalformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HevcConfigurationTest {

  /** From a telephone: Main 10, HLG; its last array holds messages. */
  static final String REAL =
      "010220000000b000000000005df000fcfdfafa00000b04a00001001840010c01ffff022000000300b00000"
          + "03000003005d15c090a100010023420101022000000300b0000003000003005da00280802d1362057b91"
          + "65535091209008a2000100094401c02864b86414c9a70001000d4e019408002fe9a03d13404280";

  private static HevcConfiguration read(byte[] content) throws MalformedMediaException {
    return HevcConfiguration.read(content, "moov/trak[1]/hvcC");
  }

  @Test
  void read_realRecord_profileLengthSizeAndSets() throws Exception {
    HevcConfiguration configuration = read(HexFormat.of().parseHex(REAL));

    BitReader reader = BitReader.ofNalUnits("hvcC");
    assertThat(configuration.profile().toCodecs()).isEqualTo("2.4.L93.B0");
    assertThat(configuration.lengthSizeBytes()).isEqualTo(4);
    assertThat(configuration.parameterSets().firstSequence()).isPresent();
    assertThat(configuration.parameterSets().picture(0, reader).sequenceParameterSetId()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "3, 4"})
  void read_withoutArrays_lengthSizeOnly(int lengthSizeMinusOne, int lengthSizeBytes)
      throws Exception {
    HvcCBits bits = new HvcCBits();
    bits.lengthSizeMinusOne = lengthSizeMinusOne;

    HevcConfiguration configuration = read(bits.toBytes());

    assertThat(configuration.lengthSizeBytes()).isEqualTo(lengthSizeBytes);
    assertThat(configuration.profile().toCodecs()).isEqualTo("2.4.L120.B0");
    assertThat(configuration.parameterSets().firstSequence()).isEmpty();
  }

  @Test
  void read_severalUnitsInAnArray_allAreTaken() throws Exception {
    PpsBits second = new PpsBits();
    second.id = 9;
    second.refs0Minus1 = 4;
    HvcCBits bits =
        new HvcCBits()
            .array(34, new PpsBits().nalUnit(), second.nalUnit())
            .array(33, new SpsBits().nalUnit());

    ParameterSets sets = read(bits.toBytes()).parameterSets();

    BitReader reader = BitReader.ofNalUnits("hvcC");
    assertThat(sets.picture(0, reader).defaultReferences0()).isEqualTo(1);
    assertThat(sets.picture(9, reader).defaultReferences0()).isEqualTo(5);
    assertThat(sets.firstSequence()).isPresent();
  }

  @Test
  void read_otherVersion_malformedWithItsPath() {
    HvcCBits bits = new HvcCBits();
    bits.version = 2;

    assertRefused(bits.toBytes(), "configurationVersion: expected 1, found 2");
  }

  @Test
  void read_lengthSizeOfThree_malformedByName() {
    HvcCBits bits = new HvcCBits();
    bits.lengthSizeMinusOne = 2;

    assertRefused(bits.toBytes(), "lengthSizeMinusOne: expected 0, 1 or 3, found 2");
  }

  @Test
  void read_unitThatIsTooLong_malformedByName() {
    byte[] whole = new HvcCBits().array(32, new byte[] {0x40, 0x01, 0x0C}).toBytes();

    assertRefused(
        Arrays.copyOf(whole, whole.length - 1), "nalUnitLength: expected at most 2, found 3");
  }

  @Test
  void read_unitWithoutHeader_malformed() {
    assertRefused(new HvcCBits().array(32, new byte[0]).toBytes(), "at least 2 bytes, found 0");
    assertRefused(new HvcCBits().array(32, new byte[] {0x40}).toBytes(), "found 1");
  }

  @Test
  void read_unitOfAnotherType_malformedByName() {
    assertRefused(
        new HvcCBits().array(33, new PpsBits().nalUnit()).toBytes(),
        "nal_unit_type in an array: expected 33, found 34");
  }

  @Test
  void read_setThatCannotBeRead_malformedWithItsPath() {
    assertRefused(new HvcCBits().array(33, new byte[] {0x42, 0x01}).toBytes(), "does not end");
  }

  private static void assertRefused(byte[] content, String message) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOfSatisfying(
            MalformedMediaException.class,
            e -> assertThat(e.boxPath()).isEqualTo("moov/trak[1]/hvcC"))
        .hasMessageContaining(message);
  }

  @Test
  void read_truncated_malformed() throws Exception {
    byte[] whole = HexFormat.of().parseHex(REAL);

    assertThat(read(whole).lengthSizeBytes()).isEqualTo(4);
    assertTruncationsMalformed(whole, 0, whole.length, part -> read(part));
  }
}
