package io.github.fragmill.core.internal.codec.hevc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ScalingListsTest {

  private static final int[] LISTS_OF_SIZE = {6, 6, 6, 2};
  private static final int[] COEFFICIENTS_OF_SIZE = {16, 64, 64, 64};

  private static BitReader reader(BitWriter bits) {
    byte[] bytes = bits.toBytes();
    BitReader reader = BitReader.ofNalUnits("hvcC");
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);
    return reader;
  }

  @Test
  void skip_allPredicted_oneNumberForEachList() throws Exception {
    BitWriter bits = new BitWriter();
    for (int list = 0; list < 20; list++) {
      bits.flag(false).ue(list % 3);
    }
    BitReader reader = reader(bits.bits(31, 77));

    ScalingLists.skip(reader);

    assertThat(reader.bits(31)).isEqualTo(77);
  }

  @Test
  void skip_allExplicit_lowestFrequencyOfLargeOnesToo() throws Exception {
    BitWriter bits = new BitWriter();
    for (int size = 0; size < 4; size++) {
      for (int list = 0; list < LISTS_OF_SIZE[size]; list++) {
        bits.flag(true);
        if (size > 1) {
          bits.se(-5);
        }
        for (int i = 0; i < COEFFICIENTS_OF_SIZE[size]; i++) {
          bits.se(i % 7 - 3);
        }
      }
    }
    BitReader reader = reader(bits.bits(31, 77));

    ScalingLists.skip(reader);

    assertThat(reader.bits(31)).isEqualTo(77);
  }

  @Test
  void skip_truncated_malformed() {
    assertThatThrownBy(() -> ScalingLists.skip(reader(new BitWriter().flag(true).se(3))))
        .isInstanceOf(MalformedMediaException.class);
  }
}
