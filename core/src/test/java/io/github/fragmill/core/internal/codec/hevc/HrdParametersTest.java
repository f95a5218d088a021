package io.github.fragmill.core.internal.codec.hevc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class HrdParametersTest {

  private static BitReader reader(BitWriter bits) {
    byte[] bytes = bits.toBytes();
    BitReader reader = BitReader.ofNalUnits("hvcC");
    reader.reset(ByteBuffer.wrap(bytes), /* startBytes= */ 0, bytes.length);
    return reader;
  }

  private static void assertSkipped(BitWriter parameters, int subLayers) throws Exception {
    BitReader reader = reader(new BitWriter().append(parameters).bits(31, 77));

    HrdParameters.skip(reader, subLayers);

    assertThat(reader.bits(31)).isEqualTo(77);
  }

  @Test
  void skip_noBuffersAtAll_ratesOnly() throws Exception {
    BitWriter bits = new BitWriter().flag(false).flag(false);
    bits.flag(true).ue(0).ue(0); // fixed rate, so no flag for the rate within a sequence
    bits.flag(false).flag(true).ue(4).ue(31); // fixed within a sequence

    assertSkipped(bits, /* subLayers= */ 2);
  }

  @Test
  void skip_oneKind_schedulesOfIt() throws Exception {
    BitWriter bits = new BitWriter().flag(true).flag(false).flag(false);
    bits.bits(4, 1).bits(4, 2).bits(5, 23).bits(5, 23).bits(5, 23);
    bits.flag(false).flag(false).flag(false).ue(1); // not fixed, no low delay, two schedules
    bits.ue(1000).ue(2000).flag(true).ue(3000).ue(4000).flag(false);

    assertSkipped(bits, /* subLayers= */ 1);
  }

  @Test
  void skip_bothKindsWithDecodingUnits_fourNumbersEach() throws Exception {
    BitWriter bits = new BitWriter().flag(true).flag(true).flag(true);
    bits.bits(8, 9).bits(5, 1).flag(true).bits(5, 2); // decoding units
    bits.bits(4, 1).bits(4, 2).bits(4, 3).bits(5, 23).bits(5, 23).bits(5, 23);
    bits.flag(false).flag(false).flag(true); // low delay: one schedule, without a number
    bits.ue(1).ue(2).ue(3).ue(4).flag(true); // NAL
    bits.ue(5).ue(6).ue(7).ue(8).flag(false); // VCL

    assertSkipped(bits, /* subLayers= */ 1);
  }

  @Test
  void skip_moreThan32Schedules_malformedByName() {
    BitReader reader = reader(new BitWriter().flag(false).flag(false).flag(true).ue(0).ue(32));

    assertThatThrownBy(() -> HrdParameters.skip(reader, /* subLayers= */ 1))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("cpb_cnt_minus1: expected 0 to 31, found 32");
  }
}
