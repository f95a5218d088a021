package io.github.fragmill.core.internal.codec.hevc;

import static io.github.fragmill.core.internal.codec.Refusals.assertMalformed;
import static io.github.fragmill.core.internal.codec.Refusals.assertTruncationsMalformed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceParameterSetTest {

  private final SpsBits bits = new SpsBits();

  private static SequenceParameterSet read(byte[] nalUnit) throws MalformedMediaException {
    BitReader reader = BitReader.ofNalUnits("hvcC");
    reader.reset(ByteBuffer.wrap(nalUnit), NalUnitHeader.BYTES, nalUnit.length);
    return SequenceParameterSet.read(reader);
  }

  @Test
  void read_plainSet_allFields() throws Exception {
    bits.id = 15;
    bits.widthPixels = 1920;
    bits.heightPixels = 1080;
    bits.conformanceWindow = true;
    bits.log2MaxPicOrderCntLsbMinus4 = 12;
    bits.log2DiffCodingBlock = 3;
    bits.sampleAdaptiveOffset = true;
    bits.temporalMotionVectors = true;

    assertThat(read(bits.nalUnit()))
        .isEqualTo(
            new SequenceParameterSet(
                /* id= */ 15,
                /* separateColourPlanes= */ false,
                /* hasChroma= */ true,
                /* pictureSizeCtbs= */ 30 * 17,
                /* picOrderCntLsbBits= */ 16,
                /* sampleAdaptiveOffset= */ true,
                /* shortTermSets= */ List.of(),
                new LongTermPictures(/* areAllowed= */ false, /* count= */ 0, /* used= */ 0),
                /* temporalMotionVectors= */ true,
                /* widthPixels= */ 1920 - 2 * 1,
                /* heightPixels= */ 1080 - 2 * 5,
                VideoUsability.ABSENT,
                /* isScreenContent= */ false));
  }

  @Test
  void read_realSet_sizeSetsAndUsability() throws Exception {
    // From a telephone: Main 10, 1280x720, blocks of 32 pixels, HLG.
    byte[] nalUnit =
        HexFormat.of()
            .parseHex("420101022000000300b0000003000003005da00280802d1362057b9165535091209008");

    SequenceParameterSet set = read(nalUnit);

    assertThat(set.pictureSizeCtbs()).isEqualTo(40 * 23);
    assertThat(set.widthPixels()).isEqualTo(1280);
    assertThat(set.heightPixels()).isEqualTo(720);
    assertThat(set.usability().colour()).contains(new Colour(9, 18, 9, /* isFullRange= */ false));
  }

  @ParameterizedTest
  @CsvSource({
    "64, 64, 0, 0, 64", // blocks of 8 pixels
    "64, 64, 0, 3, 1",
    "65, 64, 0, 3, 2",
    "64, 65, 3, 0, 2",
    "1, 1, 1, 1, 1",
    "65535, 65535, 3, 0, 1048576"
  })
  void read_anySize_blocksRoundedUp(int width, int height, int min, int diff, int blocks)
      throws Exception {
    bits.widthPixels = width;
    bits.heightPixels = height;
    bits.log2MinCodingBlockMinus3 = min;
    bits.log2DiffCodingBlock = diff;

    assertThat(read(bits.nalUnit()).pictureSizeCtbs()).isEqualTo(blocks);
  }

  @ParameterizedTest
  @CsvSource({"0, false, false", "1, false, true", "3, false, true", "3, true, false"})
  void read_anyChromaFormat_whetherThereIsChroma(int format, boolean separate, boolean hasChroma)
      throws Exception {
    bits.chromaFormatIdc = format;
    bits.separateColourPlanes = separate;

    SequenceParameterSet set = read(bits.nalUnit());

    assertThat(set.hasChroma()).isEqualTo(hasChroma);
    assertThat(set.separateColourPlanes()).isEqualTo(separate);
  }

  @Test
  void read_everyOptionalPart_isSkipped() throws Exception {
    bits.maxSubLayersMinus1 = 2;
    bits.subLayers = new BitWriter().bits(2, 3).bits(2, 1).bits(12, 0);
    bits.subLayers.bits(48, 5).bits(48, 6).bits(8, 7);
    bits.orderingOfEachSubLayer = true;
    bits.conformanceWindow = true;
    bits.scalingLists = new BitWriter().flag(true).flag(true);
    for (int list = 0; list < 20; list++) {
      bits.scalingLists.flag(false).ue(0);
    }
    bits.pulseCodeModulation = true;
    bits.shortTermSetCount = 2;
    bits.shortTermSets = new BitWriter().ue(1).ue(0).ue(0).flag(true);
    bits.shortTermSets.flag(true).flag(true).ue(0).flag(true).flag(true);
    bits.longTermPictures = new BitWriter().flag(true).ue(1).bits(4, 3).flag(true);
    bits.temporalMotionVectors = true;
    bits.vui = new BitWriter().flag(true).bits(8, 14).bits(9, 0);
    bits.extensions = new BitWriter().flag(true).bits(8, 0x80).bits(9, 0);

    SequenceParameterSet set = read(bits.nalUnit());

    assertThat(set.shortTermSets()).map(ShortTermSet::toString).containsExactly("-1 |", "-1 -2 |");
    assertThat(set.longTermPictures()).isEqualTo(new LongTermPictures(true, 1, 1));
    assertThat(set.temporalMotionVectors()).isTrue();
    assertThat(set.usability().sampleAspectRatio()).contains(new Ratio(4, 3));
    assertThat(set.isScreenContent()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0x10, true", "0x80, false", "0x60, false", "0x0F, false", "0xFF, true"})
  void read_extensions_screenContentIsNoticed(int flags, boolean isScreenContent) throws Exception {
    bits.extensions = new BitWriter().flag(true).bits(8, flags);

    assertThat(read(bits.nalUnit()).isScreenContent()).isEqualTo(isScreenContent);
  }

  @Test
  void read_idAbove15_malformedByName() {
    bits.id = 16;

    assertRefused("sps_seq_parameter_set_id: expected 0 to 15, found 16");
  }

  @Test
  void read_eightSubLayers_malformedByName() {
    bits.maxSubLayersMinus1 = 7;

    assertRefused("sps_max_sub_layers_minus1: expected 0 to 6, found 7");
  }

  @Test
  void read_sizeOutOfRange_malformedByName() {
    bits.widthPixels = 0;
    assertRefused("pic_width_in_luma_samples: expected 1 to 65535, found 0");

    bits.widthPixels = 64;
    bits.heightPixels = 65_536;
    assertRefused("pic_height_in_luma_samples: expected 0 to 65535, found 65536");
  }

  @Test
  void read_blocksAbove64Pixels_malformedByName() {
    bits.log2MinCodingBlockMinus3 = 4;
    assertRefused("log2_min_luma_coding_block_size_minus3: expected 0 to 3, found 4");

    bits.log2MinCodingBlockMinus3 = 2;
    bits.log2DiffCodingBlock = 2;
    assertRefused("log2_diff_max_min_luma_coding_block_size: expected 0 to 1, found 2");
  }

  @Test
  void read_orderCountAbove16Bits_malformedByName() {
    bits.log2MaxPicOrderCntLsbMinus4 = 13;

    assertRefused("log2_max_pic_order_cnt_lsb_minus4: expected 0 to 12, found 13");
  }

  @Test
  void read_moreThan64ShortTermSets_malformedByName() {
    bits.shortTermSetCount = 65;

    assertRefused("num_short_term_ref_pic_sets: expected 0 to 64, found 65");
  }

  private void assertRefused(String message) {
    assertMalformed(() -> read(bits.nalUnit()), message);
  }

  @Test
  void read_truncated_malformed() {
    byte[] whole = bits.nalUnit();

    assertTruncationsMalformed(whole, NalUnitHeader.BYTES, whole.length - 1, part -> read(part));
  }
}
