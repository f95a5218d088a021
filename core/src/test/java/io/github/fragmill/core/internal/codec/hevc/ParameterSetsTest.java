package io.github.fragmill.core.internal.codec.hevc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ParameterSetsTest {

  private final BitReader reader = BitReader.ofNalUnits("sample");
  private final ParameterSets sets = new ParameterSets();

  private void update(ParameterSets target, byte[] nalUnit) throws MalformedMediaException {
    target.update(reader, ByteBuffer.wrap(nalUnit), /* startBytes= */ 0, nalUnit.length);
  }

  private static byte[] pps(int id, int references) {
    PpsBits bits = new PpsBits();
    bits.id = id;
    bits.refs0Minus1 = references - 1;
    return bits.nalUnit();
  }

  private static byte[] sps(int id, int orderBits) {
    SpsBits bits = new SpsBits();
    bits.id = id;
    bits.log2MaxPicOrderCntLsbMinus4 = orderBits - 4;
    return bits.nalUnit();
  }

  @Test
  void update_otherIds_areKeptApart() throws Exception {
    update(sets, pps(63, 1));
    update(sets, pps(0, 2));
    update(sets, sps(15, 4));
    update(sets, sps(0, 9));

    assertThat(sets.picture(63, reader).defaultReferences0()).isEqualTo(1);
    assertThat(sets.sequence(15, reader).picOrderCntLsbBits()).isEqualTo(4);
    assertThat(sets.firstSequence().map(SequenceParameterSet::picOrderCntLsbBits)).contains(9);
  }

  @Test
  void update_setOfAnotherLayer_isSkipped() throws Exception {
    byte[] layered = sps(0, 9);
    layered[1] = 0x09; // nuh_layer_id 1

    update(sets, layered);

    assertThat(sets.firstSequence()).isEmpty();
  }

  @Test
  void update_otherNalUnits_areSkipped() throws Exception {
    update(sets, new byte[] {0x40, 0x01, 0x0C}); // a video parameter set, truncated
    update(sets, new byte[] {0x7C, 0x01}); // Dolby Vision's metadata

    assertThat(sets.firstSequence()).isEmpty();
  }

  @Test
  void haveScreenContent_eitherKindOfSet_isNoticed() throws Exception {
    SpsBits screenSps = new SpsBits();
    screenSps.extensions = new BitWriter().flag(true).bits(8, 0x10);
    PpsBits screenPps = new PpsBits();
    screenPps.extensions = new BitWriter().flag(true).bits(8, 0x10);
    ParameterSets withSps = new ParameterSets();
    update(withSps, screenSps.nalUnit());
    ParameterSets withPps = new ParameterSets();
    update(withPps, screenPps.nalUnit());
    update(sets, new SpsBits().nalUnit());
    update(sets, new PpsBits().nalUnit());

    assertThat(withSps.haveScreenContent()).isTrue();
    assertThat(withPps.haveScreenContent()).isTrue();
    assertThat(sets.haveScreenContent()).isFalse();
  }
}
