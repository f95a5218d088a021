package io.github.fragmill.core.internal.codec.avc;

import static io.github.fragmill.core.internal.codec.Refusals.assertMalformed;
import static io.github.fragmill.core.internal.codec.Refusals.assertTruncationsMalformed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PictureParameterSetTest {

  private final PpsBits bits = new PpsBits();

  private static PictureParameterSet read(byte[] nalUnit) throws MalformedMediaException {
    BitReader reader = BitReader.ofNalUnits("avcC");
    reader.reset(ByteBuffer.wrap(nalUnit), /* startBytes= */ 1, nalUnit.length);
    return PictureParameterSet.read(reader);
  }

  @Test
  void read_everythingSet_allFields() throws Exception {
    bits.id = 255;
    bits.sequenceParameterSetId = 31;
    bits.entropyCodingMode = true;
    bits.bottomFieldPicOrderPresent = true;
    bits.refs0Minus1 = 31;
    bits.refs1Minus1 = 15;
    bits.weightedPrediction = true;
    bits.weightedBipredictionIdc = 2;
    bits.deblockingControlPresent = true;
    bits.redundantPicCntPresent = true;

    assertThat(read(bits.nalUnit()))
        .isEqualTo(
            new PictureParameterSet(
                /* id= */ 255,
                /* sequenceParameterSetId= */ 31,
                /* entropyCodingMode= */ true,
                /* bottomFieldPicOrderPresent= */ true,
                /* sliceGroupChangeRate= */ 0,
                /* defaultReferences0= */ 32,
                /* defaultReferences1= */ 16,
                /* weightedPrediction= */ true,
                /* weightedBipredictionIdc= */ 2,
                /* deblockingControlPresent= */ true,
                /* redundantPicCntPresent= */ true));
  }

  static Stream<Arguments> sliceGroups() {
    BitWriter explicit = new BitWriter().ue(4).ue(6).ue(15);
    for (int unit = 0; unit < 16; unit++) {
      explicit.bits(3, unit % 5);
    }
    return Stream.of(
        Arguments.of("interleaved", new BitWriter().ue(2).ue(0).ue(1).ue(2).ue(3), 0),
        Arguments.of("dispersed", new BitWriter().ue(7).ue(1), 0),
        Arguments.of("foreground", new BitWriter().ue(2).ue(2).ue(0).ue(5).ue(6).ue(9), 0),
        Arguments.of("box-out", new BitWriter().ue(1).ue(3).flag(true).ue(0), 1),
        Arguments.of("raster scan", new BitWriter().ue(1).ue(4).flag(false).ue(6), 7),
        Arguments.of(
            "wipe", new BitWriter().ue(1).ue(5).flag(true).ue((1L << 32) - 2), (1L << 32) - 1),
        Arguments.of("explicit", explicit, 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sliceGroups")
  void read_eachSliceGroupMapType_rateAndWhatFollows(String name, BitWriter groups, long rate)
      throws Exception {
    bits.sliceGroups = groups;
    bits.refs0Minus1 = 6;
    bits.redundantPicCntPresent = true;

    PictureParameterSet set = read(bits.nalUnit());

    assertThat(set.sliceGroupChangeRate()).isEqualTo(rate);
    assertThat(set.defaultReferences0()).isEqualTo(7);
    assertThat(set.redundantPicCntPresent()).isTrue();
  }

  @Test
  void read_explicitMapLargerThanTheSet_malformed() {
    bits.sliceGroups = new BitWriter().ue(1).ue(6).ue((1L << 32) - 2);

    assertMalformed(() -> read(bits.nalUnit()), "pic_size_in_map_units_minus1");
  }

  @Test
  void read_unknownMapType_malformedByName() {
    bits.sliceGroups = new BitWriter().ue(1).ue(7);

    assertMalformed(() -> read(bits.nalUnit()), "slice_group_map_type");
  }

  @Test
  void read_idAbove255_malformedByName() {
    bits.id = 256;

    assertMalformed(
        () -> read(bits.nalUnit()), "pic_parameter_set_id: expected 0 to 255, found 256");
  }

  @Test
  void read_moreThan32References_malformedByName() {
    bits.refs1Minus1 = 32;

    assertMalformed(() -> read(bits.nalUnit()), "num_ref_idx_l1_default_active_minus1");
  }

  @Test
  void read_truncated_malformed() {
    byte[] whole = bits.nalUnit();

    assertTruncationsMalformed(whole, 1, whole.length - 1, part -> read(part));
  }
}
