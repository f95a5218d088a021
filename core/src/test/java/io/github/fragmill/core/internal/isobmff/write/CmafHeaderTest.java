package io.github.fragmill.core.internal.isobmff.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.DisplayMatrix;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.TestBoxes;
import io.github.fragmill.core.testing.TestTracks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mp4parser.boxes.iso14496.part12.EditListBox;
import org.mp4parser.boxes.iso14496.part12.FileTypeBox;
import org.mp4parser.boxes.iso14496.part12.HandlerBox;
import org.mp4parser.boxes.iso14496.part12.MediaHeaderBox;
import org.mp4parser.boxes.iso14496.part12.MovieExtendsHeaderBox;
import org.mp4parser.boxes.iso14496.part12.MovieHeaderBox;
import org.mp4parser.boxes.iso14496.part12.OriginalFormatBox;
import org.mp4parser.boxes.iso14496.part12.SampleSizeBox;
import org.mp4parser.boxes.iso14496.part12.SampleToChunkBox;
import org.mp4parser.boxes.iso14496.part12.SchemeTypeBox;
import org.mp4parser.boxes.iso14496.part12.StaticChunkOffsetBox;
import org.mp4parser.boxes.iso14496.part12.TimeToSampleBox;
import org.mp4parser.boxes.iso14496.part12.TrackExtendsBox;
import org.mp4parser.boxes.iso14496.part12.TrackHeaderBox;
import org.mp4parser.boxes.iso23001.part7.ProtectionSystemSpecificHeaderBox;
import org.mp4parser.boxes.iso23001.part7.TrackEncryptionBox;

class CmafHeaderTest {

  private static final String EMPTY_VERSION = "\0\0\0\0";

  private static final Track VIDEO = TestTracks.video(12_800, TestTracks.frames(100, 512));
  private static final Track AUDIO = TestTracks.audio(48_000, TestTracks.frames(188, 1024));

  private static IsoParsing header(Track track) throws IOException {
    return IsoParsing.of(CmafHeader.of(track, Optional.empty(), /* isCmaf= */ true));
  }

  private static Track with(Track track, TrackFormat format, Edit edit, String... language) {
    return Track.builder(9, format, track.timeScale(), track.samples())
        .edit(edit)
        .language(language.length == 0 ? Optional.empty() : Optional.of(language[0]))
        .build();
  }

  private static VideoFormat video(String sampleEntryType, int width, int height, Ratio aspect) {
    return TestTracks.videoFormat(sampleEntryType, height).toBuilder()
        .sizePixels(width, height)
        .sampleAspectRatio(aspect)
        .build();
  }

  @Test
  void of_anyTrack_isFileTypeAndMovie() throws IOException {
    FileTypeBox ftyp = header(VIDEO).get(FileTypeBox.class, "ftyp");
    assertThat(ftyp.getMajorBrand()).isEqualTo("iso6");
    assertThat(ftyp.getCompatibleBrands()).containsExactly("cmfc", "iso6", "dash");
    byte[] bytes = CmafHeader.of(VIDEO, Optional.empty(), /* isCmaf= */ true);
    int ftypBytes = TestBoxes.find(bytes, "ftyp").length;
    assertThat(ftypBytes + TestBoxes.find(bytes, "moov").length).isEqualTo(bytes.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"avc3", "hev1", "dvhe"})
  void of_parameterSetsInBand_doesNotClaimCmfc(String type) throws IOException {
    Track track = with(VIDEO, video(type, 64, 48, Ratio.ONE), Edit.NONE);
    assertThat(header(track).get(FileTypeBox.class, "ftyp").getCompatibleBrands())
        .containsExactly("iso6", "dash");
  }

  @Test
  void of_supplementalCodecs_claimsTheirBrand() throws IOException {
    VideoFormat format = TestTracks.videoFormat();
    VideoFormat dolbyVision =
        format.toBuilder().supplementalCodecs(Optional.of("dvh1.08.07/db4h")).build();

    assertThat(
            header(with(VIDEO, dolbyVision, Edit.NONE))
                .get(FileTypeBox.class, "ftyp")
                .getCompatibleBrands())
        .containsExactly("cmfc", "iso6", "dash", "db4h");
  }

  @Test
  void of_av1_hasItsBrand() throws IOException {
    Track track = with(VIDEO, video("av01", 64, 48, Ratio.ONE), Edit.NONE);
    assertThat(header(track).get(FileTypeBox.class, "ftyp").getCompatibleBrands())
        .containsExactly("cmfc", "iso6", "dash", "av01");
  }

  @ParameterizedTest
  @CsvSource({
    "cenc, 0, 0, true",
    "cbcs, 1, 9, true",
    "cbcs, 5, 5, true",
    "cbcs, 10, 0, true",
    "cbcs, 2, 8, false",
    "cens, 1, 9, false",
    "cbc1, 0, 0, false"
  })
  void of_encryptedAv1_hasItsBrandWhereItsBindingAllows(
      String scheme, int crypt, int skip, boolean expected) throws IOException {
    Track track = with(VIDEO, video("av01", 64, 48, Ratio.ONE), Edit.NONE);
    EncryptionParameters parameters =
        new EncryptionParameters(
            scheme,
            FakeProtection.KEY_ID,
            /* perSampleIvBytes= */ 8,
            Optional.empty(),
            crypt,
            skip);
    TrackEncryption protection =
        with(parameters, List.of(SegmentKey.DEFAULT), FakeProtection.encryption(track, 1));

    List<String> brands =
        IsoParsing.of(CmafHeader.of(track, Optional.of(protection), /* isCmaf= */ true))
            .get(FileTypeBox.class, "ftyp")
            .getCompatibleBrands();

    assertThat(brands.contains("av01")).isEqualTo(expected);
  }

  private static TrackEncryption with(
      EncryptionParameters parameters, List<SegmentKey> segmentKeys, TrackEncryption track) {
    return new TrackEncryption(
        parameters, track.hasSubsamples(), track.firstIv(), track.drmSignals(), segmentKeys);
  }

  @Test
  void of_video_hasItsHeaders() throws IOException {
    IsoParsing header = header(VIDEO);
    MovieHeaderBox mvhd = header.get(MovieHeaderBox.class, "moov/mvhd");
    assertThat(mvhd.getTimescale()).isEqualTo(12_800);
    assertThat(mvhd.getDuration()).isZero();
    assertThat(mvhd.getNextTrackId()).isEqualTo(2);
    TrackHeaderBox tkhd = header.get(TrackHeaderBox.class, "moov/trak/tkhd");
    assertThat(tkhd.getTrackId()).isEqualTo(1);
    assertThat(tkhd.getWidth()).isEqualTo(64);
    assertThat(tkhd.getHeight()).isEqualTo(48);
    assertThat(tkhd.getDuration()).isZero();
    assertThat(tkhd.isEnabled()).isTrue();
    MediaHeaderBox mdhd = header.get(MediaHeaderBox.class, "moov/trak/mdia/mdhd");
    assertThat(mdhd.getTimescale()).isEqualTo(12_800);
    assertThat(mdhd.getLanguage()).isEqualTo("und");
    assertThat(header.get(HandlerBox.class, "moov/trak/mdia/hdlr").getHandlerType())
        .isEqualTo("vide");
    assertThat(header.has("moov/trak/mdia/minf/vmhd")).isTrue();
    assertThat(header.has("moov/trak/mdia/minf/dinf/dref/url ")).isTrue();
    assertThat(header.has("moov/trak/edts")).isFalse();
  }

  @Test
  void of_audio_hasItsHeaders() throws IOException {
    IsoParsing header = header(AUDIO);
    assertThat(header.get(HandlerBox.class, "moov/trak/mdia/hdlr").getHandlerType())
        .isEqualTo("soun");
    assertThat(header.get(TrackHeaderBox.class, "moov/trak/tkhd").getVolume()).isEqualTo(1f);
    assertThat(header.get(TrackHeaderBox.class, "moov/trak/tkhd").getWidth()).isZero();
    assertThat(header.has("moov/trak/mdia/minf/smhd")).isTrue();
  }

  @Test
  void of_anyTrack_sampleTablesAreEmpty() throws IOException {
    IsoParsing header = header(VIDEO);
    String stbl = "moov/trak/mdia/minf/stbl/";
    assertThat(header.get(TimeToSampleBox.class, stbl + "stts").getEntries()).isEmpty();
    assertThat(header.get(SampleToChunkBox.class, stbl + "stsc").getEntries()).isEmpty();
    assertThat(header.get(SampleSizeBox.class, stbl + "stsz").getSampleCount()).isZero();
    assertThat(header.get(StaticChunkOffsetBox.class, stbl + "stco").getChunkOffsets()).isEmpty();
    assertThat(header.has(stbl + "stss")).isFalse();
  }

  @Test
  void of_clearTrack_carriesTheSampleEntryUnchanged() {
    byte[] moov = CmafHeader.of(AUDIO, Optional.empty(), /* isCmaf= */ true);
    assertThat(TestBoxes.find(moov, "moov/trak/mdia/minf/stbl/stsd/mp4a"))
        .isEqualTo(AUDIO.format().sampleEntry().toBytes());
  }

  @Test
  void of_anyTrack_extendsIntoFragments() throws IOException {
    IsoParsing header = header(VIDEO);
    MovieExtendsHeaderBox mehd = header.get(MovieExtendsHeaderBox.class, "moov/mvex/mehd");
    assertThat(mehd.getFragmentDuration()).isEqualTo(51_200);
    assertThat(mehd.getVersion()).isZero();
    TrackExtendsBox trex = header.get(TrackExtendsBox.class, "moov/mvex/trex");
    assertThat(trex.getTrackId()).isEqualTo(1);
    assertThat(trex.getDefaultSampleDescriptionIndex()).isEqualTo(1);
  }

  @Test
  void of_durationAbove32Bits_isWrittenWith64() throws IOException {
    SampleTable samples = TestTracks.frames(3, Integer.MAX_VALUE);
    MovieExtendsHeaderBox mehd =
        header(TestTracks.video(90_000, samples))
            .get(MovieExtendsHeaderBox.class, "moov/mvex/mehd");
    assertThat(mehd.getFragmentDuration()).isEqualTo(3L * Integer.MAX_VALUE);
  }

  @Test
  void of_pixelsNotSquare_trackHeaderHasTheShapeOnScreen() throws IOException {
    Track track = with(VIDEO, video("avc1", 720, 576, new Ratio(16, 15)), Edit.NONE);
    TrackHeaderBox tkhd = header(track).get(TrackHeaderBox.class, "moov/trak/tkhd");
    assertThat(tkhd.getWidth()).isEqualTo(768);
    assertThat(tkhd.getHeight()).isEqualTo(576);
  }

  @Test
  void of_rotatedVideo_carriesTheMatrixInEveryBit() {
    DisplayMatrix matrix = new DisplayMatrix(1, -2, 3, -4, 5, -6, 7, Integer.MIN_VALUE, -9);
    Track track =
        with(VIDEO, TestTracks.videoFormat().toBuilder().displayMatrix(matrix).build(), Edit.NONE);
    byte[] tkhd =
        TestBoxes.find(
            CmafHeader.of(track, Optional.empty(), /* isCmaf= */ true), "moov/trak/tkhd");
    assertThat(Arrays.copyOfRange(tkhd, tkhd.length - 44, tkhd.length - 8))
        .isEqualTo(TestBoxes.ints(1, -2, 3, -4, 5, -6, 7, Integer.MIN_VALUE, -9));
  }

  @Test
  void of_shapeAbove16Bits_isBounded() throws IOException {
    Track track = with(VIDEO, video("avc1", 65_535, 2, new Ratio(1000, 1)), Edit.NONE);
    TrackHeaderBox tkhd = header(track).get(TrackHeaderBox.class, "moov/trak/tkhd");
    assertThat(tkhd.getWidth()).isBetween(32_767.0, 65_536.0);
    assertThat(tkhd.getHeight()).isEqualTo(2);
  }

  @Test
  void of_mediaBeforeTimeZero_hasAnEditList() throws IOException {
    Track track =
        with(AUDIO, AUDIO.format(), new Edit(1024, /* delayTicks= */ 24, OptionalLong.empty()));
    EditListBox elst = header(track).get(EditListBox.class, "moov/trak/edts/elst");
    assertThat(elst.getEntries()).hasSize(1);
    assertThat(elst.getEntries().get(0).getMediaTime()).isEqualTo(1000);
    assertThat(elst.getEntries().get(0).getSegmentDuration()).isZero();
    assertThat(elst.getEntries().get(0).getMediaRate()).isEqualTo(1.0);
  }

  /** The samples determine the end; an offset edit list has the duration 0. */
  @Test
  void of_trackThatEndsEarly_editListHasNoDuration() throws IOException {
    Track track = with(AUDIO, AUDIO.format(), new Edit(100, 0, OptionalLong.of(5000)));
    EditListBox elst = header(track).get(EditListBox.class, "moov/trak/edts/elst");
    assertThat(elst.getEntries().get(0).getMediaTime()).isEqualTo(100);
    assertThat(elst.getEntries().get(0).getSegmentDuration()).isZero();
  }

  @Test
  void of_delayedTrack_hasNoEditList() throws IOException {
    Track track = with(AUDIO, AUDIO.format(), new Edit(100, 5000, OptionalLong.empty()));
    assertThat(header(track).has("moov/trak/edts")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "sv, swe, false",
    "EN, eng, false",
    "de, deu, false",
    "haw, haw, false",
    "und, und, false",
    "en-GB, eng, true",
    "zh-Hant, zho, true",
    "x-private, und, true",
    "qq-ZZ, und, true"
  })
  void of_language_isAnIso639CodeAndWholeWhereThatIsLess(String tag, String code, boolean isLess)
      throws IOException {
    Track track = with(AUDIO, AUDIO.format(), Edit.NONE, tag);
    assertThat(header(track).get(MediaHeaderBox.class, "moov/trak/mdia/mdhd").getLanguage())
        .isEqualTo(code);
    assertThat(header(track).has("moov/trak/mdia/elng")).isEqualTo(isLess);
    if (isLess) {
      byte[] elng =
          TestBoxes.find(
              CmafHeader.of(track, Optional.empty(), /* isCmaf= */ true), "moov/trak/mdia/elng");
      assertThat(Arrays.copyOfRange(elng, 8, elng.length))
          .isEqualTo((EMPTY_VERSION + tag + "\0").getBytes(StandardCharsets.US_ASCII));
    }
  }

  @ParameterizedTest
  @CsvSource({"true, avc1, encv", "false, mp4a, enca"})
  void of_encryptedTrack_saysHow(boolean isVideo, String original, String wrapped)
      throws IOException {
    Track track = isVideo ? VIDEO : AUDIO;
    Optional<TrackEncryption> protection = Optional.of(FakeProtection.encryption(track, 1));
    IsoParsing header = IsoParsing.of(CmafHeader.of(track, protection, /* isCmaf= */ true));
    String sinf = "moov/trak/mdia/minf/stbl/stsd/" + wrapped + "/sinf/";
    assertThat(header.get(OriginalFormatBox.class, sinf + "frma").getDataFormat())
        .isEqualTo(original);
    assertThat(header.get(SchemeTypeBox.class, sinf + "schm").getSchemeType()).isEqualTo("cenc");
    assertThat(header.get(SchemeTypeBox.class, sinf + "schm").getSchemeVersion())
        .isEqualTo(0x0001_0000);
    TrackEncryptionBox tenc = header.get(TrackEncryptionBox.class, sinf + "schi/tenc");
    assertThat(tenc.getDefault_KID()).isEqualTo(FakeProtection.KEY_ID.uuid());
    assertThat(tenc.getDefaultIvSize()).isEqualTo(8);
    assertThat(tenc.getDefaultAlgorithmId()).isEqualTo(1);
    assertThat(header.get(ProtectionSystemSpecificHeaderBox.class, "moov/pssh").getSystemId())
        .isEqualTo(Arrays.copyOfRange(FakeProtection.PSSH.toBox(), 12, 28));
    assertThat(TestBoxes.find(CmafHeader.of(track, protection, /* isCmaf= */ true), "moov/pssh"))
        .isEqualTo(FakeProtection.PSSH.toBox());
  }

  @Test
  void of_trackWithClearSegments_hasItsClearEntryToo() {
    TrackEncryption all = FakeProtection.encryption(VIDEO, 2);
    TrackEncryption track =
        with(all.parameters(), List.of(SegmentKey.clear(List.of()), SegmentKey.DEFAULT), all);
    byte[] header = CmafHeader.of(VIDEO, Optional.of(track), /* isCmaf= */ true);

    String stsd = "moov/trak/mdia/minf/stbl/stsd";
    assertThat(TestBoxes.find(header, stsd)).endsWith(VIDEO.format().sampleEntry().toBytes());
    assertThat(ByteBuffer.wrap(TestBoxes.find(header, stsd)).getInt(/* entry_count */ 12))
        .isEqualTo(2);
    assertThat(ByteBuffer.wrap(TestBoxes.find(header, stsd)).getInt(/* type */ 20))
        .isEqualTo(/* encv */ 0x656E6376);
  }

  @Test
  void of_sameTrackTwice_givesTheSameBytes() {
    assertThat(CmafHeader.of(VIDEO, Optional.empty(), /* isCmaf= */ true))
        .isEqualTo(CmafHeader.of(VIDEO, Optional.empty(), /* isCmaf= */ true));
  }

  @Test
  void of_timeScale_isTheTracks() throws IOException {
    Track track =
        Track.builder(1, AUDIO.format(), new TimeScale(0xFFFF_FFFFL), AUDIO.samples()).build();
    assertThat(header(track).get(MediaHeaderBox.class, "moov/trak/mdia/mdhd").getTimescale())
        .isEqualTo(0xFFFF_FFFFL);
  }

  @Test
  void of_interruptedThread_givesTheSameBytes() {
    byte[] expected = CmafHeader.of(VIDEO, Optional.empty(), /* isCmaf= */ true);
    Thread.currentThread().interrupt();
    try {
      assertThat(CmafHeader.of(VIDEO, Optional.empty(), /* isCmaf= */ true)).isEqualTo(expected);
    } finally {
      assertThat(Thread.interrupted()).as("status").isTrue();
    }
  }
}
