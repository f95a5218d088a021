package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.testing.TestTracks;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackFormatTest {

  @Test
  void type_eachFormat_isItsOwn() {
    assertThat(TestTracks.videoFormat().type()).isEqualTo(TrackType.VIDEO);
    assertThat(TestTracks.audioFormat().type()).isEqualTo(TrackType.AUDIO);
  }

  @Test
  void word_type_isThatOfMediaTypes() {
    assertThat(TrackType.VIDEO.word()).isEqualTo("video");
    assertThat(TrackType.AUDIO.word()).isEqualTo("audio");
  }

  @Test
  void protectableRangeFinder_video_isNewEachTime() {
    VideoFormat template = TestTracks.videoFormat();
    VideoFormat format =
        new VideoFormat(
            template.codecs(),
            Optional.empty(),
            template.sampleEntry(),
            1,
            1,
            Ratio.ONE,
            Optional.empty(),
            () ->
                new ProtectableRangeFinder() {
                  @Override
                  public void find(java.nio.ByteBuffer sample, ByteRanges into) {
                    // Only its identity matters.
                  }
                });
    assertThat(format.protectableRangeFinder().orElseThrow())
        .isNotSameAs(format.protectableRangeFinder().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1, 64, 48, 4:3",
    "-1, 0, 0, -1, 64, 48, 4:3",
    "0, 1, -1, 0, 48, 64, 3:4",
    "0, -1, 1, 0, 48, 64, 3:4",
    "0, 1, 1, 0, 48, 64, 3:4",
    "1, 1, -1, 1, 64, 48, 4:3"
  })
  void presented_turnedPicture_asItIsShown(
      int a, int b, int c, int d, int width, int height, String pixel) {
    VideoFormat it = TestTracks.videoFormat();
    VideoFormat format =
        new VideoFormat(
                it.codecs(),
                Optional.empty(),
                it.sampleEntry(),
                64,
                48,
                new Ratio(4, 3),
                Optional.empty(),
                it.rangeFinders())
            .withDisplayMatrix(
                new DisplayMatrix(a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30));

    assertThat(format.presentedWidthPixels()).isEqualTo(width);
    assertThat(format.presentedHeightPixels()).isEqualTo(height);
    assertThat(format.presentedSampleAspectRatio()).hasToString(pixel);
    assertThat(format.widthPixels()).isEqualTo(64);
    assertThat(format.heightPixels()).isEqualTo(48);
  }

  @Test
  void with_eachField_keepsTheOthers() {
    DisplayMatrix matrix = new DisplayMatrix(1, 2, 3, 4, 5, 6, 7, 8, 9);
    List<CaptionService> captions = List.of(CaptionService.cea608(1));
    VideoFormat format =
        TestTracks.videoFormat()
            .withCaptions(captions)
            .withScanType(ScanType.INTERLACED)
            .withDisplayMatrix(matrix);

    assertThat(format.captions()).isEqualTo(captions);
    assertThat(format.scanType()).isEqualTo(ScanType.INTERLACED);
    assertThat(format.displayMatrix()).isEqualTo(matrix);
    assertThat(format.codecs()).isEqualTo(TestTracks.videoFormat().codecs());
  }

  @Test
  void protectableRangeFinder_audio_isEmpty() {
    assertThat(TestTracks.audioFormat().protectableRangeFinder()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, widthPixels",
    "65536, 1, widthPixels",
    "1, 0, heightPixels",
    "1, -1, heightPixels"
  })
  void constructor_pictureOutOfRange_isRefusedByName(int width, int height, String name) {
    VideoFormat it = TestTracks.videoFormat();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new VideoFormat(
                    it.codecs(),
                    Optional.empty(),
                    it.sampleEntry(),
                    width,
                    height,
                    Ratio.ONE,
                    Optional.empty(),
                    it.rangeFinders()))
        .withMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -48_000})
  void constructor_samplingRateNotPositive_isRefused(int rate) {
    AudioFormat it = TestTracks.audioFormat();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AudioFormat(it.codecs(), it.sampleEntry(), rate, 2, 2))
        .withMessageContaining("samplingRateHertz");
  }

  @Test
  void constructor_audioOutOfRange_isRefused() {
    AudioFormat it = TestTracks.audioFormat();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AudioFormat(it.codecs(), it.sampleEntry(), 48_000, -1, 2))
        .withMessage("channelConfiguration: expected 0 or more, found -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AudioFormat(it.codecs(), it.sampleEntry(), 48_000, 0, 0))
        .withMessage("channelCount: expected 1 or more, found 0");
  }

  @Test
  void constructor_preRollNegative_isRefused() {
    AudioFormat it = TestTracks.audioFormat();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new AudioFormat(
                    it.codecs(),
                    it.sampleEntry(),
                    48_000,
                    2,
                    2,
                    it.speakers(),
                    it.immersive(),
                    Duration.ofMillis(-80),
                    it.rangeFinders()))
        .withMessage("preRoll: expected zero or more, found PT-0.08S");
  }

  @Test
  void protectableRangeFinder_audioWithARule_isNewEachTime() {
    AudioFormat it = TestTracks.audioFormat();
    AudioFormat format =
        new AudioFormat(
            it.codecs(),
            it.sampleEntry(),
            48_000,
            2,
            2,
            Optional.empty(),
            Optional.empty(),
            Duration.ZERO,
            Optional.of(
                () ->
                    new ProtectableRangeFinder() {
                      @Override
                      public void find(ByteBuffer sample, ByteRanges into) {}
                    }));
    assertThat(format.protectableRangeFinder().orElseThrow())
        .isNotSameAs(format.protectableRangeFinder().orElseThrow());
  }
}
