package io.github.fragmill.core.internal.codec.ac4;

import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.escaped;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.groupStart;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.substreamEnd;
import static io.github.fragmill.core.internal.codec.ac4.Ac4Bits.variable;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubstreamGroupInfoTest {

  private static final int MARK = 0x2AAA;

  /** Reads a group, and a number after it that says whether it ended where it should. */
  private static void assertRead(BitWriter group, boolean hasMultiplier) throws Exception {
    TocReader reader = new TocReader();
    reader.reset(ByteBuffer.wrap(group.bits(14, MARK).toBytes()));

    new SubstreamGroupInfo(reader).read(hasMultiplier, /* frameRateFactor= */ 1);

    assertThat(reader.bits(14)).isEqualTo(MARK);
  }

  private static void assertRead(BitWriter group) throws Exception {
    assertRead(group, /* hasMultiplier= */ true);
  }

  private static BitWriter binary(String bits) {
    BitWriter writer = new BitWriter();
    bits.chars().forEach(bit -> writer.flag(bit == '1'));
    return writer;
  }

  @ParameterizedTest
  @CsvSource({
    // channel_mode; what follows it at once; add_ch_base after the rates
    "0, '', ''",
    "10, '', ''",
    "1100, '', ''",
    "1101, '', ''",
    "1110, '', ''",
    "1111000, '', ''",
    "1111001, '', ''",
    "1111010, '', 1",
    "1111011, '', 1",
    "1111100, '', 1",
    "1111101, '', 1",
    "11111100, 1111, ''",
    "11111101, 1111, ''",
    "111111100, 1111, ''",
    "111111101, 1111, ''",
    "111111110, '', ''",
    "111111111, 110, ''"
  })
  void read_channelMode_whatBelongsToIt(String mode, String options, String base) throws Exception {
    assertRead(
        groupStart(true)
            .append(binary(mode))
            .append(binary(options))
            .flag(false) // sf_multiplier
            .flag(false) // bit rate
            .append(binary(base))
            .flag(true) // b_audio_ndot
            .bits(2, 0)
            .flag(false));
  }

  @ParameterizedTest
  @CsvSource({
    // sf_multiplier where it may be, then bitrate_indicator: if odd, of five bits
    "true, 00",
    "true, 110",
    "true, 101100",
    "true, 0110111",
    "false, 0",
    "false, 1010",
    "false, 101110"
  })
  void read_rates_ofEveryLength(boolean hasMultiplier, String rates) throws Exception {
    assertRead(
        groupStart(true)
            .bits(2, 0b10)
            .append(binary(rates))
            .flag(true) // b_audio_ndot
            .bits(2, 0)
            .flag(false),
        hasMultiplier);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 5, 8})
  void read_severalSubstreams_allOfThem(int count) throws Exception {
    BitWriter group = new BitWriter().flag(true).flag(false).flag(false);
    group.append(escaped(2, 2, count - 2)).flag(true);
    for (int i = 0; i < count; i++) {
      group.bits(2, 0b10).flag(false).flag(false).flag(true).append(escaped(2, 2, i));
    }
    assertRead(group.flag(false));
  }

  @Test
  void read_substreamsElsewhere_haveNoIndex() throws Exception {
    BitWriter group = new BitWriter().flag(false).flag(true).flag(true).flag(true);
    assertRead(group.bits(2, 0b10).bits(2, 0).flag(true).flag(false));
  }

  @Test
  void read_extension_hasAnIndexOfItsOwn() throws Exception {
    BitWriter group = new BitWriter().flag(true).flag(true).flag(true).flag(true);
    assertRead(group.bits(2, 0b10).append(substreamEnd(1)).append(escaped(2, 2, 3)).flag(false));
  }

  @ParameterizedTest
  @CsvSource({"0", "10", "1101", "11001100000000"})
  void read_contentType_ofEveryForm(String language) throws Exception {
    BitWriter group = groupStart(true).bits(2, 0b10).append(substreamEnd(1)).flag(true).bits(3, 5);
    switch (language) {
      case "0" -> group.flag(false);
      case "10" -> group.flag(true).flag(true).bits(17, 0x1FFFF);
      case "1101" -> group.flag(true).flag(false).bits(6, 0);
      default -> group.flag(true).flag(false).bits(6, 2).bits(16, 0x6E6C);
    }
    assertRead(group);
  }

  private static BitWriter objects(boolean metadata, BitWriter objects) {
    BitWriter group = groupStart(false).flag(metadata);
    if (metadata) {
      group.flag(true).append(escaped(2, 2, 4));
    }
    return group.append(objects).append(substreamEnd(1)).flag(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 1", // dynamic, with low frequencies
        "0 1 0", // a bed that began elsewhere
        "0 1 1 1 101", // a bed by code
        "0 1 1 0 1 11111111111111111", // by 17 flags
        "0 1 1 0 0 1111111111", // by 10
        "0 0 1 0", // intermediate format, begun elsewhere
        "0 0 1 1 111",
        "0 0 0 0000", // reserved
        "0 0 0 0010 1111111111111111"
      })
  void read_objects_ofEveryKind(String kind) throws Exception {
    BitWriter bits = binary("0" + "111" + kind.replace(" ", ""));
    assertRead(objects(/* metadata= */ false, bits));
  }

  @Test
  void read_objectMetadata_isSkipped() throws Exception {
    assertRead(objects(/* metadata= */ true, binary("0" + "111" + "11")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1", // dynamic objects only
        "0 1 101", // intermediate format
        "0 0 1 101", // by code
        "0 0 0 1 1 11111111111111111",
        "0 0 0 1 0 1111111111",
        "0 0 0 0 010 1111 1111 1111" // three of five, each by number
      })
  void read_jointObjects_withEveryBed(String bed) throws Exception {
    BitWriter bits = binary("1" + "1" + "0" + "0100" + bed.replace(" ", ""));
    bits.flag(false).bits(4, 0).flag(true); // no common data; one signal, dynamic
    assertRead(objects(false, bits));
  }

  @Test
  void read_jointObjectsOfOneSignal_needNoCount() throws Exception {
    assertRead(objects(false, binary("1" + "1" + "1" + "0" + "0000" + "0000" + "1010")));
  }

  @Test
  void read_jointObjectsOfManySignals_haveALongerCount() throws Exception {
    BitWriter bits = binary("1" + "1" + "1" + "0" + "1111").append(variable(3, 17));
    bits.bits(4, 0).bits(6, 1).bits(8, 0xFF); // 33 signals: 6 bits say two of them
    assertRead(objects(false, bits));
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "9"})
  void read_commonData_isSkipped(int bytes) throws Exception {
    BitWriter bits = binary("1" + "1" + "1" + "1" + "0" + "11111" + "0");
    bits.flag(bytes > 0);
    if (bytes > 0) {
      bits.bits(1, bytes > 1 ? 1 : 0);
      if (bytes > 1) {
        bits.append(variable(2, bytes - 2));
      }
      for (int i = 0; i < bytes; i++) {
        bits.bits(8, 0xFF);
      }
    }
    bits.bits(4, 0).flag(true);
    assertRead(objects(false, bits));
  }
}
