package io.github.fragmill.core.internal.isobmff.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestTracks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mp4parser.boxes.iso14496.part12.MovieFragmentHeaderBox;
import org.mp4parser.boxes.iso14496.part12.SegmentTypeBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentBaseMediaDecodeTimeBox;
import org.mp4parser.boxes.iso14496.part12.TrackFragmentHeaderBox;
import org.mp4parser.boxes.iso14496.part12.TrackRunBox;

class FragmentHeaderTest {

  private static final PresentationShift NO_SHIFT = new PresentationShift(0, 0, 0);

  /** Twenty frames of 10 bytes and 512 ticks, a sync sample at 0 and 10. */
  private static final SampleTable REGULAR =
      TestTracks.samples(20, 512, sample -> sample % 10 == 0);

  private static byte[] header(
      SampleTable samples, int first, int end, PresentationShift shift, int mediaBytes)
      throws IOException {
    return new FragmentHeader(
            TestTracks.video(12_800, samples), first, end, shift, /* isCmaf= */ true)
        .toBytes(/* segment= */ 4, /* isFile= */ false, mediaBytes, Optional.empty());
  }

  private static IsoParsing moof(byte[] header) throws IOException {
    return IsoParsing.of(TestBoxes.find(withMedia(header), "moof"));
  }

  /** The header ends in the size and type of mdat; its content does not follow. */
  private static byte[] withMedia(byte[] header) {
    return Arrays.copyOf(header, header.length - 8);
  }

  private static TrackRunBox trun(byte[] header) throws IOException {
    return moof(header).get(TrackRunBox.class, "moof/traf/trun");
  }

  @Test
  void toBytes_segment_hasItsNumberAndDecodeTime() throws IOException {
    IsoParsing moof = moof(header(REGULAR, 10, 20, NO_SHIFT, 100));
    assertThat(moof.get(MovieFragmentHeaderBox.class, "moof/mfhd").getSequenceNumber())
        .isEqualTo(5);
    TrackFragmentBaseMediaDecodeTimeBox tfdt =
        moof.get(TrackFragmentBaseMediaDecodeTimeBox.class, "moof/traf/tfdt");
    assertThat(tfdt.getVersion()).isEqualTo(1);
    assertThat(tfdt.getBaseMediaDecodeTime()).isEqualTo(5120);
    TrackFragmentHeaderBox tfhd = moof.get(TrackFragmentHeaderBox.class, "moof/traf/tfhd");
    assertThat(tfhd.getTrackId()).isEqualTo(1);
    assertThat(tfhd.isDefaultBaseIsMoof()).isTrue();
    assertThat(tfhd.hasBaseDataOffset()).isFalse();
  }

  @Test
  void toBytes_shift_movesTheDecodeTime() throws IOException {
    PresentationShift shift = new PresentationShift(1L << 40, 0, 0);
    assertThat(
            moof(header(REGULAR, 10, 20, shift, 100))
                .get(TrackFragmentBaseMediaDecodeTimeBox.class, "moof/traf/tfdt")
                .getBaseMediaDecodeTime())
        .isEqualTo((1L << 40) + 5120);
  }

  @Test
  void toBytes_dataOffset_pointsAfterTheMediaHeader() throws IOException {
    byte[] header = header(REGULAR, 0, 10, NO_SHIFT, 100);
    assertThat(trun(header).getDataOffset()).isEqualTo(header.length);
    ByteBuffer mdat = ByteBuffer.wrap(header, header.length - 8, 8);
    assertThat(mdat.getInt()).isEqualTo(108);
    assertThat(mdat.getInt()).isEqualTo(0x6D646174);
  }

  @Test
  void toBytes_samplesAlike_shareTheirFields() throws IOException {
    byte[] header = header(TestTracks.frames(5, 1024), 0, 5, NO_SHIFT, 50);
    TrackRunBox trun = trun(header);
    assertThat(trun.getVersion()).isZero();
    assertThat(trun.getSampleCount()).isEqualTo(5);
    assertThat(trun.isSampleSizePresent()).isTrue();
    assertThat(trun.isSampleDurationPresent()).isFalse();
    assertThat(trun.isSampleFlagsPresent()).isFalse();
    assertThat(trun.isFirstSampleFlagsPresent()).isFalse();
    assertThat(trun.isSampleCompositionTimeOffsetPresent()).isFalse();
    TrackFragmentHeaderBox tfhd = moof(header).get(TrackFragmentHeaderBox.class, "moof/traf/tfhd");
    assertThat(tfhd.getDefaultSampleDuration()).isEqualTo(1024);
    assertThat(tfhd.getDefaultSampleFlags().isSampleIsDifferenceSample()).isFalse();
    assertThat(tfhd.getDefaultSampleFlags().getSampleDependsOn()).isEqualTo((byte) 2);
  }

  @Test
  void toBytes_firstSampleIsSync_hasItsFlagsFirst() throws IOException {
    byte[] header = header(REGULAR, 0, 10, NO_SHIFT, 100);
    TrackRunBox trun = trun(header);
    assertThat(trun.isSampleFlagsPresent()).isFalse();
    assertThat(trun.isFirstSampleFlagsPresent()).isTrue();
    assertThat(trun.getFirstSampleFlags().isSampleIsDifferenceSample()).isFalse();
    TrackFragmentHeaderBox tfhd = moof(header).get(TrackFragmentHeaderBox.class, "moof/traf/tfhd");
    assertThat(tfhd.getDefaultSampleFlags().isSampleIsDifferenceSample()).isTrue();
    assertThat(tfhd.getDefaultSampleFlags().getSampleDependsOn()).isEqualTo((byte) 1);
  }

  @Test
  void toBytes_syncInTheMiddle_hasFlagsForEachSample() throws IOException {
    TrackRunBox trun = trun(header(REGULAR, 0, 20, NO_SHIFT, 200));
    assertThat(trun.isSampleFlagsPresent()).isTrue();
    assertThat(trun.isFirstSampleFlagsPresent()).isFalse();
    for (int sample = 0; sample < 20; sample++) {
      assertThat(trun.getEntries().get(sample).getSampleFlags().isSampleIsDifferenceSample())
          .isEqualTo(sample % 10 != 0);
    }
  }

  @Test
  void toBytes_oneSample_isCarriedByTheDefaults() throws IOException {
    byte[] header = header(REGULAR, 10, 11, NO_SHIFT, 10);
    assertThat(trun(header).isFirstSampleFlagsPresent()).isFalse();
    assertThat(
            moof(header)
                .get(TrackFragmentHeaderBox.class, "moof/traf/tfhd")
                .getDefaultSampleFlags()
                .isSampleIsDifferenceSample())
        .isFalse();
  }

  @Test
  void toBytes_samplesDiffer_areToldOneByOne() throws IOException {
    SampleTable samples =
        new SampleTableBuilder(3)
            .add(10, 0, 500, 1000, true)
            .add(20, 10, 600, 2000, false)
            .add(0, 30, 0, 0, false)
            .build();
    TrackRunBox trun = trun(header(samples, 0, 3, NO_SHIFT, 30));
    assertThat(trun.getEntries())
        .extracting(TrackRunBox.Entry::getSampleSize)
        .containsExactly(10L, 20L, 0L);
    assertThat(trun.getEntries())
        .extracting(TrackRunBox.Entry::getSampleDuration)
        .containsExactly(500L, 600L, 0L);
    assertThat(trun.getSampleCompositionTimeOffsets()).containsExactly(1000, 2000, 0);
  }

  @Test
  void toBytes_negativeOffsets_areRaisedByTheShift() throws IOException {
    SampleTable samples =
        new SampleTableBuilder(2).add(1, 0, 10, -10, true).add(1, 1, 10, 5, false).build();
    TrackRunBox trun = trun(header(samples, 0, 2, new PresentationShift(0, 10, 10), 2));
    assertThat(trun.getVersion()).isZero();
    assertThat(trun.getSampleCompositionTimeOffsets()).containsExactly(0, 15);
  }

  @Test
  void toBytes_segmentFile_beginsWithItsType() throws IOException {
    byte[] header =
        new FragmentHeader(TestTracks.video(12_800, REGULAR), 0, 10, NO_SHIFT, /* isCmaf= */ true)
            .toBytes(0, /* isFile= */ true, 100, Optional.empty());
    SegmentTypeBox styp =
        IsoParsing.of(TestBoxes.find(withMedia(header), "styp")).get(SegmentTypeBox.class, "styp");
    assertThat(styp.getMajorBrand()).isEqualTo("msdh");
    assertThat(styp.getCompatibleBrands()).contains("msdh", "cmfs");
    assertThat(trun(header).getDataOffset())
        .isEqualTo(header.length - TestBoxes.find(withMedia(header), "styp").length);
  }

  @Test
  void toBytes_segmentFileThatBeginsOtherwise_isNoCmafSegment() throws IOException {
    byte[] header =
        new FragmentHeader(TestTracks.video(12_800, REGULAR), 0, 10, NO_SHIFT, /* isCmaf= */ false)
            .toBytes(0, /* isFile= */ true, 100, Optional.empty());
    SegmentTypeBox styp =
        IsoParsing.of(TestBoxes.find(withMedia(header), "styp")).get(SegmentTypeBox.class, "styp");
    assertThat(styp.getMajorBrand()).isEqualTo("msdh");
    assertThat(styp.getCompatibleBrands()).containsExactly("msdh");
  }
}
