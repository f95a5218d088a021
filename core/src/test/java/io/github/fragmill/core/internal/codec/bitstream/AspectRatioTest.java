package io.github.fragmill.core.internal.codec.bitstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.Ratio;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AspectRatioTest {

  private static Optional<Ratio> read(BitWriter vui) throws MalformedMediaException {
    byte[] bytes = vui.toBytes();
    BitReader reader = BitReader.ofNalUnits("avcC");
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);
    return AspectRatio.read(reader);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 12, 11", "4, 16, 11", "13, 160, 99", "14, 4, 3", "16, 2, 1"})
  void read_indexOfTheTable_itsRatio(int idc, int width, int height) throws Exception {
    assertThat(read(new BitWriter().flag(true).bits(8, idc))).contains(new Ratio(width, height));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 17, 254})
  void read_unspecifiedOrReserved_empty(int idc) throws Exception {
    assertThat(read(new BitWriter().flag(true).bits(8, idc))).isEmpty();
  }

  @Test
  void read_absent_empty() throws Exception {
    assertThat(read(new BitWriter().flag(false))).isEmpty();
  }

  @Test
  void read_extended_theRatioGiven() throws Exception {
    assertThat(read(new BitWriter().flag(true).bits(8, 255).bits(16, 64).bits(16, 45)))
        .contains(new Ratio(64, 45));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "0, 0"})
  void read_extendedWithZero_empty(int width, int height) throws Exception {
    assertThat(read(new BitWriter().flag(true).bits(8, 255).bits(16, width).bits(16, height)))
        .isEmpty();
  }
}
