package io.github.fragmill.core.internal.codec.aac;

import static io.github.fragmill.core.internal.codec.Refusals.assertTruncationsMalformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementaryStreamTest {

  private static final byte[] LC_STEREO_48 = {0x11, (byte) 0x90};

  private static ElementaryStream read(byte[] content) throws MalformedMediaException {
    return ElementaryStream.read(content, "mp4a/esds");
  }

  private static byte[] info(ElementaryStream stream) {
    byte[] info = new byte[stream.decoderSpecificInfo().remaining()];
    stream.decoderSpecificInfo().get(stream.decoderSpecificInfo().position(), info);
    return info;
  }

  @Test
  void read_longSizes_typeAndConfiguration() throws Exception {
    ElementaryStream stream = read(EsdsBits.of(0x40, "1190"));

    assertThat(stream.objectTypeIndication()).isEqualTo(0x40);
    assertThat(info(stream)).isEqualTo(LC_STEREO_48);
  }

  @Test
  void read_shortSizes_typeAndConfiguration() throws Exception {
    ElementaryStream stream =
        read(
            HexFormat.of()
                .parseHex(
                    "00000000"
                        + "0316"
                        + "000100"
                        + "0411"
                        + "6715000000"
                        + "00000000"
                        + "00000000"
                        + "05021190"));

    assertThat(stream.objectTypeIndication()).isEqualTo(0x67);
    assertThat(info(stream)).isEqualTo(LC_STEREO_48);
  }

  @Test
  void read_optionalFieldsAndOtherDescriptors_areSkipped() throws Exception {
    byte[] fields = HexFormat.of().parseHex("0001" + "e0" + "0009" + "03616263" + "0008");
    byte[] other = EsdsBits.descriptor(0x80, new byte[200]);
    byte[] config =
        EsdsBits.decoderConfig(0x40, other, EsdsBits.descriptor(5, LC_STEREO_48), other);
    byte[] stream = EsdsBits.descriptor(3, EsdsBits.join(fields, other, config, other));

    assertThat(info(read(EsdsBits.box(EsdsBits.join(other, stream, other)))))
        .isEqualTo(LC_STEREO_48);
  }

  @Test
  void read_noDecoderSpecificInfo_empty() throws Exception {
    byte[] content = EsdsBits.box(EsdsBits.stream(EsdsBits.decoderConfig(0x6B)));

    ElementaryStream stream = read(content);

    assertThat(stream.objectTypeIndication()).isEqualTo(0x6B);
    assertThat(stream.decoderSpecificInfo().hasRemaining()).isFalse();
  }

  @Test
  void read_decoderSpecificInfoAfterItsParent_isNotTaken() throws Exception {
    byte[] info = EsdsBits.descriptor(5, LC_STEREO_48);
    byte[] content = EsdsBits.box(EsdsBits.stream(EsdsBits.decoderConfig(0x40), info));

    assertThat(read(content).decoderSpecificInfo().hasRemaining()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "000000, 'expected 4 bytes at byte 0, found 3'",
    "00000000, 'expected an ES_Descriptor, found none'",
    "00000000050100, 'expected an ES_Descriptor, found none'",
    "000000000305000100, 'descriptor 3: expected at most 3 bytes, found 5'",
    "000000000380808080, at most 4 bytes",
    "00000000038080, 'expected 1 bytes at byte 7, found 0'",
    "0000000003020001, 'expected 1 bytes'",
    "0000000003040001807f, 'expected 2 bytes'",
    "00000000030400014009, 'expected 9 bytes'",
    "0000000003030001000400, 'expected a DecoderConfigDescriptor, found none'",
    "0000000003050001000400, 'expected 1 bytes'",
    "000000000306000100040140, 'expected 12 bytes'"
  })
  void read_descriptorThatLies_malformedWithItsPath(String hex, String message) {
    assertThatThrownBy(() -> read(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageStartingWith("mp4a/esds: ")
        .hasMessageContaining(message);
  }

  @Test
  void read_truncated_malformed() {
    byte[] whole = EsdsBits.of(0x40, "1190");

    assertTruncationsMalformed(whole, 0, whole.length, part -> read(part));
  }
}
