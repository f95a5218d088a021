package io.github.fragmill.core.internal.codec.av1;

import static io.github.fragmill.core.internal.codec.Refusals.assertTruncationsMalformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import io.github.fragmill.core.media.Colour;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Av1ConfigurationTest {

  private static final Colour PQ =
      new Colour(/* primaries= */ 9, /* transfer= */ 16, /* matrix= */ 9, /* isFullRange= */ false);

  private static Av1Configuration read(byte[] content) throws MalformedMediaException {
    return Av1Configuration.read(content, "stsd/av01/av1C");
  }

  private static Av1Configuration read(String fields, byte[]... units)
      throws MalformedMediaException {
    return read(Obus.concat(HexFormat.of().parseHex(fields), Obus.concat(units)));
  }

  private static byte[] sequence(String colour) {
    SequenceBits sequence = new SequenceBits();
    sequence.colour = FrameHeaderCase.bits(colour);
    return sequence.unit();
  }

  @ParameterizedTest
  @CsvSource({
    "81000c00, av01.0.00M.08",
    "81050c00, av01.0.05M.08",
    "81084c00, av01.0.08M.10",
    "81108c00, av01.0.16H.08",
    "813f8c00, av01.1.31H.08",
    "81210000, av01.1.01M.08.0.000.01.01.01.0",
    "81446800, av01.2.04M.12.0.100.01.01.01.0",
    "81444800, av01.2.04M.10.0.100.01.01.01.0",
    "81042c00, av01.0.04M.08",
    "81040d00, av01.0.04M.08.0.111.01.01.01.0",
    "81040e00, av01.0.04M.08.0.112.01.01.01.0",
    "81041c00, av01.0.04M.08.1.110.01.01.01.0"
  })
  void codecs_noColour_fieldsOfTheRecord(String fields, String codecs) throws Exception {
    assertThat(read(fields).codecs(Optional.empty())).isEqualTo(codecs);
  }

  @Test
  void codecs_described_coloursOfTheSequenceHeader() throws Exception {
    Av1Configuration configuration =
        read("81044d00", sequence("1 0 1 00001001 00010000 00001001 0 01 0"));

    assertThat(configuration.codecs(Optional.empty())).isEqualTo("av01.0.04M.10.0.111.09.16.09.0");
    assertThat(configuration.colour(Optional.empty())).contains(PQ);
  }

  @Test
  void codecs_colourOfTheFile_goesFirst() throws Exception {
    Av1Configuration configuration =
        read("81044c00", sequence("1 0 1 00000001 00000001 00000001 0 00 0"));

    assertThat(configuration.codecs(Optional.of(PQ))).isEqualTo("av01.0.04M.10.0.110.09.16.09.0");
    assertThat(configuration.colour(Optional.of(PQ))).contains(PQ);
  }

  @Test
  void codecs_unspecifiedInTheFile_saysSo() throws Exception {
    Colour unspecified = new Colour(2, 2, 2, /* isFullRange= */ false);

    assertThat(read("81000c00").codecs(Optional.of(unspecified)))
        .isEqualTo("av01.0.00M.08.0.110.02.02.02.0");
  }

  @Test
  void codecs_fullRangeOnly_colourCountsAsBt709() throws Exception {
    Av1Configuration configuration = read("81000c00", sequence("0 0 0 1 00 0"));

    assertThat(configuration.codecs(Optional.empty())).isEqualTo("av01.0.00M.08.0.110.01.01.01.1");
    assertThat(configuration.colour(Optional.empty()))
        .contains(new Colour(2, 2, 2, /* isFullRange= */ true));
  }

  @Test
  void codecs_describedAsAssumed_optionalFieldsAreLeftOut() throws Exception {
    Av1Configuration configuration =
        read("81000c00", sequence("0 0 1 00000001 00000001 00000001 0 00 0"));

    assertThat(configuration.codecs(Optional.empty())).isEqualTo("av01.0.00M.08");
    assertThat(configuration.colour(Optional.empty()))
        .contains(new Colour(1, 1, 1, /* isFullRange= */ false));
  }

  @Test
  void read_otherUnits_areSkipped() throws Exception {
    Av1Configuration configuration =
        read(
            "81000c00",
            Obus.of(ObuType.METADATA, new byte[5]),
            new SequenceBits().unit(),
            Obus.of(ObuType.METADATA, new byte[5]));

    assertThat(configuration.sequence()).contains(new SequenceBits().read());
    assertThat(configuration.colour(Optional.empty())).isEmpty();
  }

  @Test
  void read_noUnits_noSequenceHeader() throws Exception {
    assertThat(read("81000c00").sequence()).isEmpty();
    assertThat(read("81000c00").colour(Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'expected at least 4 bytes, found 0'",
    "81000c, 'expected at least 4 bytes, found 3'",
    "01000c00, 'expected a marker and version 1, found 1'",
    "82000c00, 'expected a marker and version 1, found 130'",
    "81600c00, 'seq_profile: expected 0 to 2, found 3'",
    "81000c000a, ends within an OBU header",
    "81000c000a0500, 'expected an OBU of at most 1 bytes, found a size of 5'",
    "81000c000a0160, 'seq_profile: expected 0 to 2, found 3'",
    "81000c000a0100, a header does not end within its 1 bytes"
  })
  void read_recordThatLies_malformedWithItsPath(String hex, String message) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOfSatisfying(
            MalformedMediaException.class, e -> assertThat(e.boxPath()).isEqualTo("stsd/av01/av1C"))
        .hasMessageContaining(message);
  }

  @Test
  void read_truncated_malformed() throws Exception {
    byte[] unit = Obus.of(ObuType.SEQUENCE_HEADER, new SequenceBits().bits().toBytes());
    byte[] whole = Obus.concat(HexFormat.of().parseHex("81000c00"), unit);
    assertThat(read(whole).sequence()).isPresent();
    assertTruncationsMalformed(whole, 5, whole.length, part -> read(part));
  }

  @Test
  void read_bitsAfterTheSequenceHeader_areSkipped() throws Exception {
    byte[] payload = new SequenceBits().bits().append(new BitWriter().bits(40, -1)).toBytes();

    assertThat(read("81000c00", Obus.of(ObuType.SEQUENCE_HEADER, payload)).sequence())
        .contains(new SequenceBits().read());
  }
}
