package io.github.fragmill.core.internal.codec.vp9;

import static io.github.fragmill.core.internal.codec.Refusals.assertTruncationsMalformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.Colour;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Vp9ConfigurationTest {

  private static Vp9Configuration read(String hex) throws FragmillException {
    return Vp9Configuration.read(HexFormat.of().parseHex(hex), "stsd/vp09/vpcC");
  }

  @ParameterizedTest
  @CsvSource({
    "01000000 00 0a 82 01 01 01 0000, vp09.00.10.08.01.01.01.01.00",
    "01000000 02 0a a3 09 10 09 0000, vp09.02.10.10.01.09.16.09.01",
    "01000000 03 3e c6 02 02 00 0000, vp09.03.62.12.03.02.02.00.00",
    "01000000 01 00 84 05 06 06, vp09.01.00.08.02.05.06.06.00"
  })
  void codecs_record_allEightFields(String hex, String codecs) throws Exception {
    assertThat(read(hex.replace(" ", "")).codecs()).isEqualTo(codecs);
  }

  @Test
  void said_specified_colour() throws Exception {
    assertThat(read("01000000020aa3091009").said())
        .contains(new Colour(9, 16, 9, /* isFullRange= */ true));
    assertThat(read("01000000000a82020206").said())
        .contains(new Colour(2, 2, 6, /* isFullRange= */ false));
    assertThat(read("01000000000a83020202").said())
        .contains(new Colour(2, 2, 2, /* isFullRange= */ true));
  }

  @Test
  void said_unspecified_nothing() throws Exception {
    assertThat(read("01000000000a82020202").said()).isEmpty();
  }

  @Test
  void read_versionZero_unsupportedByName() {
    assertThatThrownBy(() -> read("00000000000a8201010100"))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessage("stsd/vp09/vpcC: version 0 is not packaged; expected version 1");
  }

  @ParameterizedTest
  @CsvSource({
    "01000000040a82010101, 'profile: expected 0 to 3, found 4'",
    "01000000000a92010101, 'bitDepth: expected 8, 10 or 12, found 9'",
    "01000000000a88010101, 'chromaSubsampling: expected 0 to 3, found 4'"
  })
  void read_recordThatLies_malformedWithItsPath(String hex, String message) {
    assertThatThrownBy(() -> read(hex))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("stsd/vp09/vpcC: " + message);
  }

  @Test
  void read_truncated_malformed() {
    byte[] whole = HexFormat.of().parseHex("01000000000a82010101");
    assertTruncationsMalformed(whole, 0, whole.length, part -> Vp9Configuration.read(part, "vpcC"));
  }
}
