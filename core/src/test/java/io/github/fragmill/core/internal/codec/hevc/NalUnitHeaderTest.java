package io.github.fragmill.core.internal.codec.hevc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NalUnitHeaderTest {

  private final BitReader reader = BitReader.ofNalUnits("sample");

  @ParameterizedTest
  @CsvSource({"4201, 33, 0", "0009, 0, 1", "7dff, 62, 63", "01f8, 0, 63", "4301, 33, 32"})
  void typeAndLayerId_wholeHeader_theirBits(String hex, int type, int layerId) throws Exception {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex("ff" + hex));

    assertThat(NalUnitHeader.type(bytes, /* startBytes= */ 1, /* endBytes= */ 3, reader))
        .isEqualTo(type);
    assertThat(NalUnitHeader.layerId(bytes, /* startBytes= */ 1)).isEqualTo(layerId);
  }

  @Test
  void type_oneByte_malformed() {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {0x42, 0x01});

    assertThatThrownBy(() -> NalUnitHeader.type(bytes, 0, /* endBytes= */ 1, reader))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessage("sample: expected a NAL unit of at least 2 bytes, found 1");
  }
}
