package io.github.fragmill.core.internal.codec.avc;

import static io.github.fragmill.core.internal.codec.Refusals.assertMalformed;
import static io.github.fragmill.core.internal.codec.Refusals.assertTruncationsMalformed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SliceHeaderTest {

  private static final int MARKER = 0x2B5F_63A9;

  private final BitReader reader = BitReader.ofNalUnits("sample");

  static List<SliceHeaderCase> cases() {
    return SliceHeaderCase.all();
  }

  private ParameterSets sets(byte[]... nalUnits) throws MalformedMediaException {
    ParameterSets sets = new ParameterSets();
    for (byte[] nalUnit : nalUnits) {
      sets.update(reader, ByteBuffer.wrap(nalUnit), /* startBytes= */ 0, nalUnit.length);
    }
    return sets;
  }

  private void read(byte[] nalUnit, ParameterSets sets) throws MalformedMediaException {
    reader.reset(ByteBuffer.wrap(nalUnit), /* startBytes= */ 1, nalUnit.length);
    new SliceHeader(reader).read(nalUnit[0], sets);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void read_anyHeader_stopsAtItsLastBit(SliceHeaderCase slice) throws Exception {
    byte[] nalUnit = slice.nalUnit(new BitWriter().bits(31, MARKER));

    read(nalUnit, sets(slice.sps().nalUnit(), slice.pps().nalUnit()));

    assertThat(reader.bits(31)).isEqualTo(MARKER);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void read_truncated_malformed(SliceHeaderCase slice) throws Exception {
    ParameterSets sets = sets(slice.sps().nalUnit(), slice.pps().nalUnit());
    byte[] whole = slice.nalUnit(new BitWriter());

    assertTruncationsMalformed(whole, 1, whole.length, part -> read(part, sets));
  }

  @Test
  void read_cabacInitIdcOutOfRange_malformedByName() throws Exception {
    PpsBits pps = new PpsBits();
    pps.entropyCodingMode = true;
    ParameterSets sets = sets(new SpsBits().nalUnit(), pps.nalUnit());
    BitWriter header = new BitWriter().ue(0).ue(0).ue(0).bits(4, 0).bits(4, 0).bits(2, 0).ue(3);

    assertMalformed(
        () -> read(header.toNalUnit(0x01), sets), "cabac_init_idc: expected 0 to 2, found 3");
  }

  @Test
  void read_multiviewModification_malformedByName() throws Exception {
    ParameterSets sets = sets(new SpsBits().nalUnit(), new PpsBits().nalUnit());
    BitWriter header =
        new BitWriter().ue(0).ue(0).ue(0).bits(8, 0).flag(false).flag(true).ue(4).ue(0);

    assertMalformed(
        () -> read(header.toNalUnit(0x01), sets),
        "modification_of_pic_nums_idc: expected 0 to 3, found 4");
  }

  @Test
  void read_endlessModifications_malformed() throws Exception {
    ParameterSets sets = sets(new SpsBits().nalUnit(), new PpsBits().nalUnit());
    BitWriter header = new BitWriter().ue(0).ue(0).ue(0).bits(8, 0).flag(false).flag(true);
    for (int i = 0; i < 10_000; i++) {
      header.ue(0).ue(0);
    }

    assertMalformed(() -> read(header.toNalUnit(0x01), sets), "does not end");
  }

  @Test
  void read_sliceTypeOutOfRange_malformedByName() throws Exception {
    ParameterSets sets = sets(new SpsBits().nalUnit(), new PpsBits().nalUnit());

    assertMalformed(() -> read(new BitWriter().ue(0).ue(10).toNalUnit(0x01), sets), "slice_type");
  }

  @Test
  void read_unknownPictureParameterSet_malformed() throws Exception {
    ParameterSets sets = sets(new SpsBits().nalUnit(), new PpsBits().nalUnit());
    byte[] nalUnit = new BitWriter().ue(0).ue(2).ue(1).bits(16, 0).toNalUnit(0x01);

    assertMalformed(() -> read(nalUnit, sets), "picture parameter set 1");
  }

  @Test
  void read_unknownSequenceParameterSet_malformed() throws Exception {
    ParameterSets sets = sets(new PpsBits().nalUnit());
    byte[] nalUnit = new BitWriter().ue(0).ue(2).ue(0).bits(16, 0).toNalUnit(0x01);

    assertMalformed(() -> read(nalUnit, sets), "sequence parameter set 0");
  }

  @ParameterizedTest
  @CsvSource({
    "16, 16, 1",
    "16, 17, 1",
    "16, 15, 2",
    "16, 6, 2",
    "15, 5, 2",
    "16, 5, 3",
    "16, 1, 5",
    "16777216, 1, 25",
    "1, 4294967295, 1"
  })
  void changeCycleBits_anyRate_roundsUp(long units, long rate, int bits) {
    assertThat(SliceHeader.changeCycleBits(units, rate)).isEqualTo(bits);
  }
}
