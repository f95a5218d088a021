package io.github.fragmill.core.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.testing.TestTracks;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
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
  void mediaType_type_isThatOfInternetMediaTypes() {
    assertThat(TrackType.VIDEO.mediaType()).isEqualTo("video");
    assertThat(TrackType.AUDIO.mediaType()).isEqualTo("audio");
  }

  @Test
  void protectableRangeFinder_video_isNewEachTime() {
    VideoFormat template = TestTracks.videoFormat();
    VideoFormat format =
        VideoFormat.builder(
                template.codecs(),
                template.sampleEntry(),
                () ->
                    new ProtectableRangeFinder() {
                      @Override
                      public void find(java.nio.ByteBuffer sample, ByteRanges into) {
                        // Only its identity matters.
                      }
                    })
            .sizePixels(1, 1)
            .build();
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
  void presented_turnedVideo_asItIsShown(
      int a, int b, int c, int d, int width, int height, String pixel) {
    VideoFormat it = TestTracks.videoFormat();
    VideoFormat format =
        it.toBuilder()
            .sampleAspectRatio(new Ratio(4, 3))
            .displayMatrix(
                new DisplayMatrix(a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30))
            .build();

    assertThat(format.presentedWidthPixels()).isEqualTo(width);
    assertThat(format.presentedHeightPixels()).isEqualTo(height);
    assertThat(format.presentedSampleAspectRatio()).hasToString(pixel);
    assertThat(format.widthPixels()).isEqualTo(64);
    assertThat(format.heightPixels()).isEqualTo(48);
  }

  @Test
  void toBuilder_severalFieldsSet_keepsTheOthers() {
    DisplayMatrix matrix = new DisplayMatrix(1, 2, 3, 4, 5, 6, 7, 8, 9);
    List<CaptionService> captions = List.of(CaptionService.cea608(1));
    VideoFormat format =
        TestTracks.videoFormat().toBuilder()
            .captions(captions)
            .scanType(ScanType.INTERLACED)
            .displayMatrix(matrix)
            .build();

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
  void build_sizeOutOfRange_isRefusedByName(int width, int height, String name) {
    VideoFormat it = TestTracks.videoFormat();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> it.toBuilder().sizePixels(width, height).build())
        .withMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -48_000})
  void build_samplingRateNotPositive_isRefused(int rate) {
    AudioFormat it = TestTracks.audioFormat();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                AudioFormat.builder(it.codecs(), it.sampleEntry())
                    .samplingRateHertz(rate)
                    .channelConfiguration(2)
                    .channelCount(2)
                    .build())
        .withMessageContaining("samplingRateHertz");
  }

  @Test
  void build_audioOutOfRange_isRefused() {
    AudioFormat it = TestTracks.audioFormat();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                AudioFormat.builder(it.codecs(), it.sampleEntry())
                    .samplingRateHertz(48_000)
                    .channelConfiguration(-1)
                    .channelCount(2)
                    .build())
        .withMessage("channelConfiguration: expected 0 or more, found -1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                AudioFormat.builder(it.codecs(), it.sampleEntry())
                    .samplingRateHertz(48_000)
                    .channelConfiguration(0)
                    .channelCount(0)
                    .build())
        .withMessage("channelCount: expected 1 or more, found 0");
  }

  @Test
  void build_preRollNegative_isRefused() {
    AudioFormat it = TestTracks.audioFormat();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                AudioFormat.builder(it.codecs(), it.sampleEntry())
                    .samplingRateHertz(48_000)
                    .channelConfiguration(2)
                    .channelCount(2)
                    .preRoll(Duration.ofMillis(-80))
                    .build())
        .withMessage("preRoll: expected zero or more, found PT-0.08S");
  }

  @Test
  void protectableRangeFinder_audioWithARule_isNewEachTime() {
    AudioFormat it = TestTracks.audioFormat();
    AudioFormat format =
        AudioFormat.builder(it.codecs(), it.sampleEntry())
            .samplingRateHertz(48_000)
            .channelConfiguration(2)
            .channelCount(2)
            .rangeFinders(
                () ->
                    new ProtectableRangeFinder() {
                      @Override
                      public void find(ByteBuffer sample, ByteRanges into) {}
                    })
            .build();
    assertThat(format.protectableRangeFinder().orElseThrow())
        .isNotSameAs(format.protectableRangeFinder().orElseThrow());
  }
}
