package io.github.fragmill.core.internal.codec.avc;

import static io.github.fragmill.core.internal.codec.Refusals.assertMalformed;
import static io.github.fragmill.core.internal.codec.Refusals.assertTruncationsMalformed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.internal.codec.EncodedStream;
import io.github.fragmill.core.internal.codec.bitstream.BitReader;
import io.github.fragmill.core.internal.codec.bitstream.BitWriter;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Ratio;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceParameterSetTest {

  private final SpsBits bits = new SpsBits();

  private static SequenceParameterSet read(byte[] nalUnit) throws MalformedMediaException {
    BitReader reader = BitReader.ofNalUnits("avcC");
    reader.reset(ByteBuffer.wrap(nalUnit), /* startBytes= */ 1, nalUnit.length);
    return SequenceParameterSet.read(reader);
  }

  /** Reads the first set in the configuration of an encoded stream. */
  private static SequenceParameterSet readFirstOf(String name) throws MalformedMediaException {
    byte[] record = EncodedStream.load(AvcCodec.class, name).configurationBytes();
    int length = (record[6] & 0xFF) << 8 | (record[7] & 0xFF);
    return read(Arrays.copyOfRange(record, 8, 8 + length));
  }

  @Test
  void read_plainSet_allFields() throws Exception {
    bits.id = 31;
    bits.log2MaxFrameNumMinus4 = 12;
    bits.log2MaxPicOrderCntLsbMinus4 = 3;
    bits.widthInMbsMinus1 = 119;
    bits.heightInMapUnitsMinus1 = 67;

    assertThat(read(bits.nalUnit()))
        .isEqualTo(
            new SequenceParameterSet(
                /* id= */ 31,
                /* separateColourPlanes= */ false,
                /* chromaArrayType= */ 1,
                /* frameNumBits= */ 16,
                /* picOrderCntType= */ 0,
                /* picOrderCntLsbBits= */ 7,
                /* deltaPicOrderAlwaysZero= */ false,
                /* picSizeInMapUnits= */ 120 * 68,
                /* frameMbsOnly= */ true,
                /* widthPixels= */ 1920,
                /* heightPixels= */ 1088,
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void read_realHighProfileSet_sizeAndInterlace() throws Exception {
    // From x264: 64x64 interlaced, High profile, VUI without an aspect ratio.
    SequenceParameterSet set = readFirstOf("mbaff-weighted");

    assertThat(set.frameMbsOnly()).isFalse();
    assertThat(set.picSizeInMapUnits()).isEqualTo(4 * 2);
    assertThat(set.widthPixels()).isEqualTo(64);
    assertThat(set.heightPixels()).isEqualTo(64);
    assertThat(set.chromaArrayType()).isEqualTo(1);
  }

  @Test
  void read_realCroppedSetWithScalingLists_aspectRatio() throws Exception {
    SequenceParameterSet set = readFirstOf("high422-cropped");

    assertThat(set.sampleAspectRatio()).contains(new Ratio(12, 11));
    assertThat(set.chromaArrayType()).isEqualTo(2);
    assertThat(set.picSizeInMapUnits()).isEqualTo(4 * 4);
    assertThat(set.widthPixels()).isEqualTo(60);
    assertThat(set.heightPixels()).isEqualTo(58);
  }

  /** The set crops 0 and 1 units at the sides, 2 and 3 above and below. */
  @ParameterizedTest
  @CsvSource({
    "66, 1, true, 62, 54", // 4:2:0
    "66, 1, false, 62, 108", // fields
    "122, 2, true, 62, 59", // 4:2:2
    "244, 3, true, 63, 59", // 4:4:4
    "100, 0, true, 63, 59" // no chroma
  })
  void read_croppedSet_sizeOfWhatIsShown(
      int profileIdc, int chromaFormatIdc, boolean frameMbsOnly, int width, int height)
      throws Exception {
    bits.profileIdc = profileIdc;
    bits.chromaFormatIdc = chromaFormatIdc;
    bits.frameMbsOnly = frameMbsOnly;
    bits.cropped = true;

    SequenceParameterSet set = read(bits.nalUnit());

    assertThat(set.widthPixels()).isEqualTo(width);
    assertThat(set.heightPixels()).isEqualTo(height);
  }

  @Test
  void read_allCropped_sizeOfAll() throws Exception {
    bits.heightInMapUnitsMinus1 = 0;
    bits.profileIdc = 66;
    bits.cropped = true;
    bits.cropUnits = 6;

    assertThat(read(bits.nalUnit()).heightPixels()).isEqualTo(16);
  }

  @Test
  void read_orderTypeOneWithLongestCycle_passesOverTheCycle() throws Exception {
    bits.picOrderCntType = 1;
    bits.deltaPicOrderAlwaysZero = true;
    bits.refFramesInCycle = 255;

    SequenceParameterSet set = read(bits.nalUnit());

    assertThat(set.picOrderCntType()).isEqualTo(1);
    assertThat(set.deltaPicOrderAlwaysZero()).isTrue();
    assertThat(set.picSizeInMapUnits()).isEqualTo(16);
  }

  @Test
  void read_separateColourPlanes_noChromaArray() throws Exception {
    bits.profileIdc = 244;
    bits.chromaFormatIdc = 3;
    bits.separateColourPlanes = true;

    SequenceParameterSet set = read(bits.nalUnit());

    assertThat(set.separateColourPlanes()).isTrue();
    assertThat(set.chromaArrayType()).isZero();
  }

  @Test
  void read_scalingLists_endEarlyAtAZeroScale() throws Exception {
    bits.profileIdc = 100;
    bits.cropped = true;
    bits.vui = new BitWriter().flag(true).bits(8, 14);
    bits.scalingMatrix = new BitWriter().flag(true);
    bits.scalingMatrix.flag(true).se(-8); // the next scale is 0: the default list
    bits.scalingMatrix.flag(true);
    for (int i = 0; i < 16; i++) {
      bits.scalingMatrix.se(i % 2 == 0 ? 3 : -2);
    }
    bits.scalingMatrix.bits(4, 0); // four lists are absent
    bits.scalingMatrix.flag(true);
    for (int i = 0; i < 64; i++) {
      bits.scalingMatrix.se(1);
    }
    bits.scalingMatrix.flag(false);

    SequenceParameterSet set = read(bits.nalUnit());

    assertThat(set.sampleAspectRatio()).contains(new Ratio(4, 3));
  }

  @Test
  void read_twelveScalingListsIn444_areAllRead() throws Exception {
    bits.profileIdc = 244;
    bits.chromaFormatIdc = 3;
    bits.scalingMatrix = new BitWriter().flag(true).bits(12, 0);
    bits.vui = new BitWriter().flag(true).bits(8, 15);

    assertThat(read(bits.nalUnit()).sampleAspectRatio()).contains(new Ratio(3, 2));
  }

  @Test
  void read_colourDescription_isTaken() throws Exception {
    bits.vui = new BitWriter().flag(false).flag(true).flag(true); // overscan
    bits.vui.flag(true).bits(3, 5).flag(true).flag(true).bits(8, 9).bits(8, 16).bits(8, 10);

    assertThat(read(bits.nalUnit()).colour())
        .contains(new Colour(9, 16, 10, /* isFullRange= */ true));
  }

  @Test
  void read_usabilityTruncated_noColour() throws Exception {
    bits.vui = new BitWriter().flag(true).bits(8, 14).flag(false);
    bits.vui.flag(true).bits(3, 5).flag(true).flag(true).bits(8, 9).bits(8, 16).bits(8, 10);
    byte[] whole = bits.nalUnit();

    SequenceParameterSet set = read(Arrays.copyOf(whole, whole.length - 4));

    assertThat(set.sampleAspectRatio()).contains(new Ratio(4, 3));
    assertThat(set.colour()).isEmpty();
  }

  @Test
  void read_idAbove31_malformedByName() {
    bits.id = 32;

    assertMalformed(() -> read(bits.nalUnit()), "seq_parameter_set_id: expected 0 to 31, found 32");
  }

  @Test
  void read_frameNumAbove16Bits_malformedByName() {
    bits.log2MaxFrameNumMinus4 = 13;

    assertMalformed(
        () -> read(bits.nalUnit()), "log2_max_frame_num_minus4: expected 0 to 12, found 13");
  }

  @Test
  void read_cycleAbove255_malformedByName() {
    bits.picOrderCntType = 1;
    bits.refFramesInCycle = 256;

    assertMalformed(() -> read(bits.nalUnit()), "num_ref_frames_in_pic_order_cnt_cycle");
  }

  @Test
  void read_absurdWidth_malformedByName() {
    bits.widthInMbsMinus1 = 4096;

    assertMalformed(() -> read(bits.nalUnit()), "pic_width_in_mbs_minus1");
  }

  @Test
  void read_truncated_malformed() {
    byte[] whole = bits.nalUnit();

    assertTruncationsMalformed(whole, 1, whole.length - 1, part -> read(part));
  }
}
