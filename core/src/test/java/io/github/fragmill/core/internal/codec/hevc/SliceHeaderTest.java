package io.github.fragmill.core.internal.codec.hevc;

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
import org.junit.jupiter.params.provider.ValueSource;

class SliceHeaderTest {

  private static final int MARKER = 0x2B5F_63A9;

  private final BitReader reader = BitReader.ofNalUnits("sample");
  private final SpsBits sps = new SpsBits();
  private final PpsBits pps = new PpsBits();

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
    reader.reset(ByteBuffer.wrap(nalUnit), NalUnitHeader.BYTES, nalUnit.length);
    new SliceHeader(reader).read(NalUnitType.of(nalUnit[0]), sets);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void read_anyHeader_stopsAfterItsAlignment(SliceHeaderCase slice) throws Exception {
    byte[] nalUnit = slice.nalUnit(new BitWriter().bits(31, MARKER));

    read(nalUnit, sets(slice.sps().nalUnit(), slice.pps().nalUnit()));

    assertThat(reader.bits(31)).isEqualTo(MARKER);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void read_truncated_malformed(SliceHeaderCase slice) throws Exception {
    ParameterSets sets = sets(slice.sps().nalUnit(), slice.pps().nalUnit());
    byte[] whole = slice.nalUnit(new BitWriter());

    assertTruncationsMalformed(whole, NalUnitHeader.BYTES, whole.length, part -> read(part, sets));
  }

  /** A misread header is noticed here, most of the time. */
  @ParameterizedTest
  @ValueSource(ints = {0b000, 0b010, 0b110, 0b101, 0b111})
  void read_noAlignment_malformed(int lastBits) throws Exception {
    byte[] nalUnit =
        new BitWriter()
            .flag(true)
            .flag(false)
            .ue(0)
            .ue(2)
            .se(-7)
            .bits(3, lastBits)
            .bits(31, MARKER)
            .toNalUnit(0x26, 0x01);
    ParameterSets sets = plainSets();

    assertMalformed(() -> read(nalUnit, sets), "byte_alignment()");
  }

  private ParameterSets plainSets() throws MalformedMediaException {
    return sets(sps.nalUnit(), pps.nalUnit());
  }

  private void assertRefused(BitWriter header, int nalUnitType, String message) throws Exception {
    ParameterSets sets = plainSets();
    byte[] nalUnit = header.flag(true).align().bits(31, 0).toNalUnit(nalUnitType << 1, 0x01);

    assertMalformed(() -> read(nalUnit, sets), message);
  }

  @Test
  void read_unknownPictureParameterSet_malformed() throws Exception {
    assertRefused(new BitWriter().flag(true).ue(1), 1, "picture parameter set 1");
  }

  @Test
  void read_unknownSequenceParameterSet_malformed() throws Exception {
    pps.sequenceParameterSetId = 3;

    assertRefused(new BitWriter().flag(true).ue(0), 1, "sequence parameter set 3");
  }

  @Test
  void read_setIdOutOfRange_malformedByName() throws Exception {
    assertRefused(new BitWriter().flag(true).ue(64), 1, "slice_pic_parameter_set_id");
  }

  @Test
  void read_sliceTypeOutOfRange_malformedByName() throws Exception {
    assertRefused(new BitWriter().flag(true).ue(0).ue(3), 1, "slice_type: expected 0 to 2");
  }

  @Test
  void read_screenContent_malformedByName() throws Exception {
    pps.extensions = new BitWriter().flag(true).bits(8, 0x10);
    assertRefused(new BitWriter().flag(true).ue(0), 1, "screen content coding (SCC)");

    pps.extensions = new BitWriter().flag(false);
    sps.extensions = new BitWriter().flag(true).bits(8, 0x10);
    assertRefused(new BitWriter().flag(true).ue(0), 1, "screen content coding (SCC)");
  }

  @Test
  void read_indexWithoutSets_malformedByName() throws Exception {
    BitWriter header = new BitWriter().flag(true).ue(0).ue(2).bits(4, 0).flag(true);

    assertRefused(header, 1, "short_term_ref_pic_set_idx: expected less than 0, found 0");
  }

  @Test
  void read_indexBeyondSets_malformedByName() throws Exception {
    sps.shortTermSetCount = 3;
    sps.shortTermSets = new BitWriter().ue(0).ue(0).flag(false).ue(0).ue(0).flag(false).ue(0).ue(0);
    BitWriter header = new BitWriter().flag(true).ue(0).ue(2).bits(4, 0).flag(true).bits(2, 3);

    assertRefused(header, 1, "short_term_ref_pic_set_idx: expected less than 3, found 3");
  }

  @Test
  void read_longTermIndexBeyondPictures_malformedByName() throws Exception {
    sps.longTermPictures = new BitWriter().flag(true).ue(3).bits(15, 0);
    BitWriter header = new BitWriter().flag(true).ue(0).ue(2).bits(4, 0).flag(false).ue(0).ue(0);

    assertRefused(header.ue(1).ue(0).bits(2, 3), 1, "lt_idx_sps: expected less than 3, found 3");
  }

  @Test
  void read_moreLongTermPicturesThanOffered_malformedByName() throws Exception {
    sps.longTermPictures = new BitWriter().flag(true).ue(1).bits(5, 0);
    BitWriter header = new BitWriter().flag(true).ue(0).ue(2).bits(4, 0).flag(false).ue(0).ue(0);

    assertRefused(header.ue(2), 1, "num_long_term_sps: expected 0 to 1, found 2");
  }

  @Test
  void read_moreThan16LongTermPictures_malformedByName() throws Exception {
    sps.longTermPictures = new BitWriter().flag(true).ue(0);
    BitWriter header = new BitWriter().flag(true).ue(0).ue(2).bits(4, 0).flag(false).ue(0).ue(0);

    assertRefused(header.ue(17), 1, "num_long_term_pics: expected 0 to 16, found 17");
  }

  @Test
  void read_moreThan15References_malformedByName() throws Exception {
    BitWriter header = new BitWriter().flag(true).ue(0).ue(0).bits(4, 0).flag(false).ue(0).ue(0);

    assertRefused(
        header.flag(true).ue(0).ue(15), 1, "num_ref_idx_l1_active_minus1: expected 0 to 14");
  }

  @Test
  void read_moreEntryPointsThanBytes_malformedByName() throws Exception {
    pps.wavefronts = true;
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).ue(2).se(0);

    assertRefused(
        header.ue(0xFFFF_FFFEL).ue(31), 19, "num_entry_point_offsets: 4294967294 do not fit");
  }

  @Test
  void read_entryPointsAbove32Bits_malformedByName() throws Exception {
    pps.wavefronts = true;
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).ue(2).se(0);

    assertRefused(header.ue(1).ue(32), 19, "offset_len_minus1: expected 0 to 31, found 32");
  }

  @Test
  void read_extensionAbove256Bytes_malformedByName() throws Exception {
    pps.headerExtensionPresent = true;
    BitWriter header = new BitWriter().flag(true).flag(false).ue(0).ue(2).se(0);

    assertRefused(header.ue(257), 19, "slice_segment_header_extension_length");
  }

  /** A P slice after an intra slice: nothing of the first one may stay. */
  @Test
  void read_oneReaderForManySlices_keepsNothing() throws Exception {
    SliceHeader sliceHeader = new SliceHeader(reader);
    for (SliceHeaderCase slice : cases()) {
      byte[] nalUnit = slice.nalUnit(new BitWriter().bits(31, MARKER));
      ParameterSets sets = sets(slice.sps().nalUnit(), slice.pps().nalUnit());
      reader.reset(ByteBuffer.wrap(nalUnit), NalUnitHeader.BYTES, nalUnit.length);

      sliceHeader.read(slice.nalUnitType(), sets);

      assertThat(reader.bits(31)).as(slice.name()).isEqualTo(MARKER);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1", "3, 2", "4, 2", "5, 3", "1048576, 20", "1048577, 21"})
  void ceilLog2_anyCount_roundsUp(int count, int bits) {
    assertThat(SliceHeader.ceilLog2(count)).isEqualTo(bits);
  }
}
