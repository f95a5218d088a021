package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.DisplayMatrix;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.ScanType;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SegmentTimes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepresentationMapperTest {

  private static final Layout LAYOUT = Layout.SINGLE_FILE;

  @Test
  void map_video_hasWidthHeightAndRate() throws Exception {
    Rendition rendition =
        Presentations.with(
            Presentations.video(LAYOUT, "v"),
            Presentations.videoFormat(720, 576, new Ratio(64, 45)));

    WrittenManifest manifest = WrittenManifest.of(LAYOUT, Presentations.of(rendition));

    assertThat(manifest.find("//Representation/@codecs")).containsExactly("avc1.640028");
    assertThat(manifest.find("//Representation/@mimeType")).containsExactly("video/mp4");
    assertThat(manifest.find("//Representation/@width")).containsExactly("720");
    assertThat(manifest.find("//Representation/@height")).containsExactly("576");
    assertThat(manifest.find("//Representation/@sar")).containsExactly("64:45");
    assertThat(manifest.find("//Representation/@audioSamplingRate")).isEmpty();
    assertThat(manifest.find("//AudioChannelConfiguration")).isEmpty();
  }

  @Test
  void map_rotatedVideo_hasSizeAsPresented() throws Exception {
    Rendition rendition =
        Presentations.with(
            Presentations.video(LAYOUT, "v"),
            Presentations.videoFormat(720, 576, new Ratio(64, 45)).toBuilder()
                .displayMatrix(new DisplayMatrix(0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30))
                .build());

    WrittenManifest manifest = WrittenManifest.of(LAYOUT, Presentations.of(rendition));

    assertThat(manifest.find("//Representation/@width")).containsExactly("576");
    assertThat(manifest.find("//Representation/@height")).containsExactly("720");
    assertThat(manifest.find("//Representation/@sar")).containsExactly("45:64");
    assertThat(manifest.find("//AdaptationSet/@maxWidth")).containsExactly("576");
    assertThat(manifest.find("//AdaptationSet/@maxHeight")).containsExactly("720");
    assertThat(manifest.find("//AdaptationSet/@par")).containsExactly("9:16");
  }

  @ParameterizedTest
  @CsvSource({"PROGRESSIVE, ''", "INTERLACED, interlaced", "SEPARATE_FIELDS, interlaced"})
  void map_scanType_isWrittenForInterlacedVideo(ScanType scanType, String expected)
      throws Exception {
    Rendition rendition =
        Presentations.with(
            Presentations.video(LAYOUT, "v"),
            Presentations.videoFormat(720, 576, Ratio.ONE).toBuilder().scanType(scanType).build());

    assertThat(
            String.join(
                "",
                WrittenManifest.of(LAYOUT, Presentations.of(rendition))
                    .find("//Representation/@scanType")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"24, 1, 24", "30000, 1001, 30000/1001", "50, 2, 25", "25, 2, 25/2"})
  void map_frameRate_isReduced(long numerator, long denominator, String expected) throws Exception {
    Rendition rendition =
        Presentations.with(
            Presentations.video(LAYOUT, "v"), Optional.of(new Ratio(numerator, denominator)));

    assertThat(
            WrittenManifest.of(LAYOUT, Presentations.of(rendition))
                .find("//Representation/@frameRate"))
        .containsExactly(expected);
  }

  @Test
  void map_noFrameRate_writesNone() throws Exception {
    Rendition rendition =
        Presentations.with(Presentations.video(LAYOUT, "v"), Optional.<Ratio>empty());

    assertThat(WrittenManifest.of(LAYOUT, Presentations.of(rendition)).find("//@frameRate"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, urn:mpeg:mpegB:cicp:ChannelConfiguration, 2",
    "12, 8, urn:mpeg:mpegB:cicp:ChannelConfiguration, 12",
    "0, 4, urn:mpeg:dash:23003:3:audio_channel_configuration:2011, 4"
  })
  void map_audio_hasChannelsByIndexWhereThereIsOne(
      int configuration, int count, String scheme, String value) throws Exception {
    Rendition rendition =
        Presentations.with(
            Presentations.audio(LAYOUT, "a"), Presentations.audioFormat(configuration, count));

    WrittenManifest manifest = WrittenManifest.of(LAYOUT, Presentations.of(rendition));

    assertThat(manifest.find("//AudioChannelConfiguration/@schemeIdUri")).containsExactly(scheme);
    assertThat(manifest.find("//AudioChannelConfiguration/@value")).containsExactly(value);
    assertThat(manifest.find("//Representation/@audioSamplingRate")).containsExactly("48000");
  }

  @ParameterizedTest
  @CsvSource({"dvh1.08.07/db4h, dvh1.08.07, db4h", "dvh1.08.07, dvh1.08.07,"})
  void map_supplementalCodecs_codecAndBrandApart(String supplement, String codec, String brand)
      throws Exception {
    Rendition rendition =
        Presentations.with(
            Presentations.video(LAYOUT, "v"),
            Presentations.videoFormat(Optional.of(supplement), Optional.empty()));

    WrittenManifest manifest = WrittenManifest.of(LAYOUT, Presentations.of(rendition));

    assertThat(manifest.find("//Representation/@codecs")).containsExactly("hvc1.2.4.L153.B0");
    assertThat(manifest.find("//Representation/@*[name()='scte214:supplementalCodecs']"))
        .containsExactly(codec);
    assertThat(manifest.find("//Representation/@*[name()='scte214:supplementalProfiles']"))
        .isEqualTo(brand == null ? List.of() : List.of(brand));
  }

  @Test
  void map_minBufferTimeSet_givesBandwidthForIt() throws Exception {
    Rendition rendition = oneSecond(1000);
    DashManifest manifest = DashManifest.onDemand().minBufferTime(Duration.ofMillis(100));

    assertThat(
            WrittenManifest.of(manifest, Presentations.of(rendition))
                .find("//Representation/@bandwidth"))
        .containsExactly("80000");
  }

  @Test
  void map_rateOfUnsignedInt_isWrittenUnsigned() throws Exception {
    DashManifest manifest = DashManifest.onDemand().minBufferTime(Duration.ofSeconds(1));

    assertThat(
            WrittenManifest.of(manifest, Presentations.of(oneSecond(0xFFFF_FFF8L / 8)))
                .find("//Representation/@bandwidth"))
        .containsExactly("4294967288");
  }

  @Test
  void map_rateBeyondUnsignedInt_isRefused() {
    DashManifest manifest = DashManifest.onDemand().minBufferTime(Duration.ofSeconds(1));

    assertThatThrownBy(
            () -> WrittenManifest.of(manifest, Presentations.of(oneSecond(0x1_0000_0000L / 8))))
        .isInstanceOf(UnsupportedMediaException.class)
        .hasMessageContaining("rendition v needs 4294967296 bit/s");
  }

  private static Rendition oneSecond(long sizeBytes) {
    return Presentations.with(
        Presentations.video(LAYOUT, "v"),
        new TimeScale(1),
        new SegmentTimes(new long[] {0}, 1, new long[] {sizeBytes}));
  }
}
