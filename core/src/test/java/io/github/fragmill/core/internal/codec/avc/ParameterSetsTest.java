package io.github.fragmill.core.internal.codec.avc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
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

  private static byte[] sps(int id, int frameNumBits) {
    SpsBits bits = new SpsBits();
    bits.id = id;
    bits.log2MaxFrameNumMinus4 = frameNumBits - 4;
    return bits.nalUnit();
  }

  @Test
  void update_sameId_laterOneHolds() throws Exception {
    update(sets, pps(7, 1));
    update(sets, pps(7, 2));
    update(sets, sps(3, 4));
    update(sets, sps(3, 9));

    assertThat(sets.picture(7, reader).defaultReferences0()).isEqualTo(2);
    assertThat(sets.sequence(3, reader).frameNumBits()).isEqualTo(9);
  }

  @Test
  void update_otherNalUnit_isSkipped() throws Exception {
    update(sets, new byte[] {0x06, 0x05, 0x00});

    assertThat(sets.firstSequence()).isEmpty();
  }

  @Test
  void copy_updated_originalStays() throws Exception {
    update(sets, pps(0, 1));
    update(sets, sps(0, 4));

    ParameterSets copy = sets.copy();
    update(copy, pps(0, 5));
    update(copy, sps(0, 16));

    assertThat(sets.picture(0, reader).defaultReferences0()).isEqualTo(1);
    assertThat(sets.sequence(0, reader).frameNumBits()).isEqualTo(4);
    assertThat(copy.picture(0, reader).defaultReferences0()).isEqualTo(5);
    assertThat(copy.sequence(0, reader).frameNumBits()).isEqualTo(16);
  }

  @Test
  void firstSequence_several_lowestId() throws Exception {
    update(sets, sps(9, 4));
    update(sets, sps(2, 5));

    assertThat(sets.firstSequence().map(SequenceParameterSet::id)).contains(2);
  }

  @Test
  void picture_notSent_malformed() {
    assertThatThrownBy(() -> sets.picture(12, reader))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("picture parameter set 12");
  }

  @Test
  void sequence_notSent_malformed() {
    assertThatThrownBy(() -> sets.sequence(1, reader))
        .isInstanceOf(MalformedMediaException.class)
        .hasMessageContaining("sequence parameter set 1");
  }
}
