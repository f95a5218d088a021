package io.github.fragmill.core.internal.codec.hevc;

import static io.github.fragmill.core.internal.codec.Refusals.assertMalformed;
import static io.github.fragmill.core.internal.codec.Refusals.assertTruncationsMalformed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureParameterSetTest {

  private final PpsBits bits = new PpsBits();

  private static PictureParameterSet read(byte[] nalUnit) throws MalformedMediaException {
    BitReader reader = BitReader.ofNalUnits("hvcC");
    reader.reset(ByteBuffer.wrap(nalUnit), NalUnitHeader.BYTES, nalUnit.length);
    return PictureParameterSet.read(reader);
  }

  @Test
  void read_nothingSet_allFields() throws Exception {
    assertThat(read(bits.nalUnit()))
        .isEqualTo(
            new PictureParameterSet(
                /* id= */ 0,
                /* sequenceParameterSetId= */ 0,
                /* dependentSegments= */ false,
                /* outputFlagPresent= */ false,
                /* extraHeaderBits= */ 0,
                /* cabacInitPresent= */ false,
                /* defaultReferences0= */ 1,
                /* defaultReferences1= */ 1,
                /* chromaQpOffsetsPresent= */ false,
                /* weightedPrediction= */ false,
                /* weightedBiprediction= */ false,
                /* entryPointsPresent= */ false,
                /* loopFilterAcrossSlices= */ false,
                /* deblockingOverride= */ false,
                /* deblockingDisabled= */ false,
                /* listModificationsPresent= */ false,
                /* headerExtensionPresent= */ false,
                /* chromaQpOffsetLists= */ false,
                /* isScreenContent= */ false));
  }

  @Test
  void read_everythingSet_allFields() throws Exception {
    bits.id = 63;
    bits.sequenceParameterSetId = 15;
    bits.dependentSegments = true;
    bits.outputFlagPresent = true;
    bits.extraHeaderBits = 7;
    bits.cabacInitPresent = true;
    bits.refs0Minus1 = 14;
    bits.refs1Minus1 = 3;
    bits.transformSkip = true;
    bits.quantizationChanges = true;
    bits.chromaQpOffsetsPresent = true;
    bits.weightedPrediction = true;
    bits.weightedBiprediction = true;
    bits.tiles = new BitWriter().ue(1).ue(2).flag(true).flag(true);
    bits.wavefronts = true;
    bits.loopFilterAcrossSlices = true;
    bits.deblockingControl = true;
    bits.deblockingOverride = true;
    bits.deblockingDisabled = true;
    bits.scalingLists = new BitWriter().flag(true);
    for (int list = 0; list < 20; list++) {
      bits.scalingLists.flag(false).ue(1);
    }
    bits.listModificationsPresent = true;
    bits.headerExtensionPresent = true;
    bits.extensions = new BitWriter().flag(true).bits(8, 0x90).ue(2).flag(false).flag(true);

    assertThat(read(bits.nalUnit()))
        .isEqualTo(
            new PictureParameterSet(
                /* id= */ 63,
                /* sequenceParameterSetId= */ 15,
                /* dependentSegments= */ true,
                /* outputFlagPresent= */ true,
                /* extraHeaderBits= */ 7,
                /* cabacInitPresent= */ true,
                /* defaultReferences0= */ 15,
                /* defaultReferences1= */ 4,
                /* chromaQpOffsetsPresent= */ true,
                /* weightedPrediction= */ true,
                /* weightedBiprediction= */ true,
                /* entryPointsPresent= */ true,
                /* loopFilterAcrossSlices= */ true,
                /* deblockingOverride= */ true,
                /* deblockingDisabled= */ true,
                /* listModificationsPresent= */ true,
                /* headerExtensionPresent= */ true,
                /* chromaQpOffsetLists= */ true,
                /* isScreenContent= */ true));
  }

  @Test
  void read_tilesOfUnequalSizes_areSkipped() throws Exception {
    bits.tiles = new BitWriter().ue(2).ue(1).flag(false).ue(5).ue(7).ue(9).flag(false);
    bits.loopFilterAcrossSlices = true;
    bits.headerExtensionPresent = true;

    PictureParameterSet set = read(bits.nalUnit());

    assertThat(set.entryPointsPresent()).isTrue();
    assertThat(set.loopFilterAcrossSlices()).isTrue();
    assertThat(set.headerExtensionPresent()).isTrue();
  }

  @Test
  void read_deblockingOffsets_areSkipped() throws Exception {
    bits.deblockingControl = true;
    bits.deblockingOverride = true;
    bits.headerExtensionPresent = true;

    PictureParameterSet set = read(bits.nalUnit());

    assertThat(set.deblockingOverride()).isTrue();
    assertThat(set.deblockingDisabled()).isFalse();
    assertThat(set.headerExtensionPresent()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"false, true", "true, true", "false, false", "true, false"})
  void read_rangeExtension_chromaLists(boolean transformSkip, boolean lists) throws Exception {
    bits.transformSkip = transformSkip;
    bits.extensions = new BitWriter().flag(true).bits(8, 0x80);
    if (transformSkip) {
      bits.extensions.ue(3);
    }
    bits.extensions.flag(!lists).flag(lists);

    PictureParameterSet set = read(bits.nalUnit());

    assertThat(set.chromaQpOffsetLists()).isEqualTo(lists);
    assertThat(set.isScreenContent()).isFalse();
  }

  @Test
  void read_otherExtensions_areIgnored() throws Exception {
    bits.extensions = new BitWriter().flag(true).bits(8, 0x6F).bits(31, -1);

    PictureParameterSet set = read(bits.nalUnit());

    assertThat(set.chromaQpOffsetLists()).isFalse();
    assertThat(set.isScreenContent()).isFalse();
  }

  @Test
  void read_numbersOutOfRange_malformedByName() {
    bits.refs1Minus1 = 15;
    assertRefused("num_ref_idx_l1_default_active_minus1: expected 0 to 14, found 15");
    bits.refs0Minus1 = 15;
    assertRefused("num_ref_idx_l0_default_active_minus1: expected 0 to 14, found 15");
    bits.sequenceParameterSetId = 16;
    assertRefused("pps_seq_parameter_set_id: expected 0 to 15, found 16");
    bits.id = 64;
    assertRefused("pps_pic_parameter_set_id: expected 0 to 63, found 64");
  }

  @Test
  void read_absurdTiles_malformedByName() {
    bits.tiles = new BitWriter().ue(0).ue(4096);
    assertRefused("num_tile_rows_minus1: expected 0 to 4095, found 4096");
    bits.tiles = new BitWriter().ue(0xFFFF_FFFEL);
    assertRefused("num_tile_columns_minus1: expected 0 to 4095, found 4294967294");
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
