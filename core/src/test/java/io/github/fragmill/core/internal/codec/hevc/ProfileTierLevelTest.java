package io.github.fragmill.core.internal.codec.hevc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTierLevelTest {

  private static BitReader reader(byte[] bytes) {
    BitReader reader = BitReader.ofBytes("hvcC");
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);
    return reader;
  }

  /** The first four are those of real files; the rest are written by the rule. */
  @ParameterizedTest
  @CsvSource({
    "01 60000000 800000000000 5d, 1.6.L93.80",
    "01 60000000 900000000000 5a, 1.6.L90.90",
    "02 20000000 b00000000000 5d, 2.4.L93.B0",
    "24 08000000 9d0800000000 99, 4.10.H153.9D.8",
    "01 60000000 000000000000 5d, 1.6.L93",
    "01 60000000 b00000000001 5d, 1.6.L93.B0.0.0.0.0.1",
    "01 60000000 000000000100 5d, 1.6.L93.0.0.0.0.1",
    "01 60000000 ffffffffffff 5d, 1.6.L93.FF.FF.FF.FF.FF.FF",
    "41 80000000 000000000000 1e, A1.1.L30",
    "a2 00000001 000000000000 ff, B2.80000000.H255",
    "df ffffffff 000000000000 00, C31.FFFFFFFF.L0",
    "02 00000000 000000000000 5d, 2.0.L93"
  })
  void toCodecs_anyRecord_asAnnexESays(String hex, String codecs) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThat(ProfileTierLevel.read(reader(bytes)).toCodecs()).isEqualTo(codecs);
  }

  @Test
  void skip_oneSubLayer_generalPartOnly() throws Exception {
    BitReader reader = reader(new BitWriter().bits(48, 1).bits(48, 2).bits(31, 77).toBytes());

    ProfileTierLevel.skip(reader, /* subLayers= */ 1);

    assertThat(reader.bits(31)).isEqualTo(77);
  }

  @ParameterizedTest
  @CsvSource({
    "2, false, true",
    "3, true, true",
    "4, true, false",
    "7, true, true",
    "7, false, false"
  })
  void skip_severalSubLayers_whatIsPresentOfEach(int subLayers, boolean profile, boolean level)
      throws Exception {
    BitWriter bits = new BitWriter().bits(48, 1).bits(48, 2);
    int below = subLayers - 1;
    for (int subLayer = 0; subLayer < below; subLayer++) {
      bits.flag(profile).flag(level);
    }
    bits.bits(2 * (8 - below), 0);
    for (int subLayer = 0; subLayer < below; subLayer++) {
      bits.bits(profile ? 48 : 0, -1).bits(profile ? 40 : 0, -1).bits(level ? 8 : 0, -1);
    }
    BitReader reader = reader(bits.bits(31, 77).toBytes());

    ProfileTierLevel.skip(reader, subLayers);

    assertThat(reader.bits(31)).isEqualTo(77);
  }
}
