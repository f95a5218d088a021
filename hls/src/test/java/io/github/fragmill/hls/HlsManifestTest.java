package io.github.fragmill.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.presentation.SidecarFile;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.core.presentation.TextForm;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.presentation.WebVttRendition;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HlsManifestTest {

  private static final Layout LAYOUT = Layout.NUMBERED_SEGMENTS;

  private static Rendition video() {
    return Presentations.video(LAYOUT, "video-720", 720, 400_000);
  }

  private static SwitchingSet audio(String language) {
    return Presentations.set(language, Presentations.audio(LAYOUT, "audio-" + language));
  }

  @Test
  void write_videoAndAudio_sumsTheCostliestCombination() throws Exception {
    Presentation presentation = Presentations.of(Presentations.set(video()), audio("en"));
    String multivariant = WrittenPlaylists.of(presentation).multivariant();
    // 800,000 bytes in 4.004 s; 24,000 in the last 5.994667 s, which is within 1.5 targets.
    assertThat(WrittenPlaylists.values("EXT-X-STREAM-INF", multivariant))
        .singleElement()
        .asString()
        .startsWith("BANDWIDTH=" + (1_598_402 + 32_029) + ",AVERAGE-BANDWIDTH=");
  }

  @Test
  void write_iFrames_areRangesUpToTheFirstPicture() throws Exception {
    Rendition single = Presentations.video(Layout.SINGLE_FILE, "video", 720, 1000);
    String playlist =
        WrittenPlaylists.of(Presentations.of(Presentations.set(single)))
            .playlist("video-iframes.m3u8");
    assertThat(playlist).contains("#EXT-X-I-FRAMES-ONLY");
    assertThat(WrittenPlaylists.values("EXT-X-BYTERANGE", playlist))
        .containsExactly("250@1068", "500@2068", "500@4068");
  }

  @Test
  void write_segmentOfOnePicture_isNoRange() throws Exception {
    String playlist =
        WrittenPlaylists.of(Presentations.of(Presentations.set(video())))
            .playlist("video-720-iframes.m3u8");
    assertThat(playlist).endsWith("#EXTINF:2.002000,\nvideo-720/3.m4s\n#EXT-X-ENDLIST\n");
  }

  @Test
  void write_openGroups_areNotCalledIndependent() throws Exception {
    Rendition open = video().toBuilder().sapType(3).build();
    WrittenPlaylists written =
        WrittenPlaylists.of(Presentations.of(Presentations.set(open), audio("en")));
    assertThat(written.multivariant()).doesNotContain("INDEPENDENT");
    assertThat(written.playlist("video-720.m3u8")).doesNotContain("INDEPENDENT");
    assertThat(written.playlist("audio-en.m3u8")).contains("#EXT-X-INDEPENDENT-SEGMENTS");
  }

  @Test
  void write_audioLongerThanVideo_hasTheSameTargetDuration() throws Exception {
    Rendition slow =
        Presentations.audio(LAYOUT, "audio-slow").toBuilder()
            .segments(new SegmentTimes(new long[1], 480_000, new long[] {40_000}))
            .build();
    WrittenPlaylists written =
        WrittenPlaylists.of(
            Presentations.of(Presentations.set(video()), Presentations.set("en", slow)));
    assertThat(written.playlist("video-720.m3u8")).contains("#EXT-X-TARGETDURATION:10\n");
    assertThat(written.playlist("audio-slow.m3u8")).contains("#EXT-X-TARGETDURATION:10\n");
  }

  @Test
  void write_webVttInBothForms_takesTheFiles() throws Exception {
    Presentation presentation = withWebVtt();
    WrittenPlaylists files = WrittenPlaylists.of(presentation);
    assertThat(files.playlist("text-en.m3u8"))
        .contains("text-en/1.vtt")
        .doesNotContain("EXT-X-MAP");
    WrittenPlaylists mp4 = WrittenPlaylists.of(HlsManifest.of().text(TextForm.MP4), presentation);
    assertThat(mp4.playlist("text-en.m3u8")).contains("text-en/1.m4s").contains("EXT-X-MAP");
    assertThat(files.multivariant()).contains("CODECS=\"avc1.640028,wvtt\"");
  }

  private static Presentation withWebVtt() {
    SegmentTimes times = new SegmentTimes(new long[] {0, 4004}, 10_010, new long[] {90, 80});
    TrackAttributes english = TrackAttributes.NONE.language("en");
    return Presentation.builder(
            Duration.ofSeconds(10),
            List.of(
                Presentations.set(video()),
                Presentations.set(english, Presentations.text(LAYOUT, "text-en", "wvtt"))))
        .webVtt(List.of(new WebVttRendition("text-en", LAYOUT, times, english)))
        .build();
  }

  @Test
  void write_sidecars_takesWebVttAndNamesWhatItLeavesOut() throws Exception {
    Presentation presentation =
        Presentation.builder(Duration.ofSeconds(10), List.of(Presentations.set(video())))
            .sidecarFiles(
                List.of(
                    new SidecarFile("text-en", "text-en.vtt", "text/vtt", 90, TrackAttributes.NONE),
                    new SidecarFile(
                        "text-sv",
                        "text-sv.ttml",
                        "application/ttml+xml",
                        90,
                        TrackAttributes.NONE)))
            .build();
    WrittenPlaylists written = WrittenPlaylists.of(presentation);
    assertThat(written.playlist("text-en.m3u8")).contains("#EXTINF:10.000000,\ntext-en.vtt");
    assertThat(written.multivariant()).contains("## Left out: text-sv.ttml: HLS has no form");
    assertThat(written.files()).doesNotContainKey("text-sv.m3u8");
  }

  @Test
  void write_otherCamera_isLeftOutByName() throws Exception {
    SwitchingSet camera =
        Presentations.set(
            TrackAttributes.NONE.role(Role.ALTERNATE),
            Presentations.video(LAYOUT, "video-goal", 720, 100_000));
    WrittenPlaylists written =
        WrittenPlaylists.of(Presentations.of(Presentations.set(video()), camera));
    assertThat(written.multivariant())
        .contains("## Left out: video-goal: other content than the main video\n");
    assertThat(WrittenPlaylists.values("EXT-X-STREAM-INF", written.multivariant())).hasSize(1);
  }

  /** Else video.js would ask for no key. */
  @Test
  void write_oneAudioAlone_isTheVariant() throws Exception {
    String multivariant = WrittenPlaylists.of(Presentations.of(audio("en"))).multivariant();
    assertThat(WrittenPlaylists.values("EXT-X-MEDIA", multivariant))
        .singleElement()
        .asString()
        .contains("TYPE=AUDIO", "LANGUAGE=\"en\"")
        .doesNotContain("URI");
    assertThat(multivariant).contains("AUDIO=\"audio\"").endsWith("\naudio-en.m3u8\n");
  }

  /** For its bit rate, and for its range. */
  @Test
  void write_severalGroupsAndPathways_asksForEachFirstPictureTwice() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    SegmentTimes times =
        new SegmentTimes(
            new long[] {0, 90_000}, 180_000, new long[] {10, 10}, it -> asked.incrementAndGet());
    Rendition video = video().toBuilder().timeScale(new TimeScale(90_000)).segments(times).build();
    SwitchingSet surround =
        Presentations.set(
            "en",
            Presentations.audio(
                LAYOUT, "surround", Presentations.audioFormat("ec-3", 6), /* segmentBytes= */ 900));
    WrittenPlaylists written =
        WrittenPlaylists.of(
            HlsManifest.of()
                .contentSteering(
                    URI.create("https://steering.example/"),
                    Map.of("A", "https://a.example/", "B", "https://b.example/")),
            Presentations.of(Presentations.set(video), audio("en"), surround));
    assertThat(WrittenPlaylists.values("EXT-X-STREAM-INF", written.multivariant())).hasSize(4);
    assertThat(asked).hasValue(2 * times.count());
  }

  @Test
  void write_audioAlone_hasAVariantForEachGroup() throws Exception {
    WrittenPlaylists written = WrittenPlaylists.of(Presentations.of(audio("en"), audio("sv")));
    assertThat(written.multivariant())
        .contains("CODECS=\"mp4a.40.2\",AUDIO=\"audio\"")
        .endsWith("\naudio-en.m3u8\n");
  }

  @Test
  void write_textAlone_isRefused() {
    Presentation text =
        Presentations.of(
            Presentations.set("en", Presentations.text(LAYOUT, "text-en", "stpp.ttml.im1t")));
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> HlsManifest.of().write(text))
        .withMessageContaining("text alone");
  }

  @Test
  void write_baseUrlVariableAndParameter_areInUrls() throws Exception {
    HlsManifest manifest =
        HlsManifest.of()
            .define("cdn", "https://cdn.example")
            .baseUrl("{$cdn}/film/")
            .queryParameter("token");
    WrittenPlaylists written =
        WrittenPlaylists.of(manifest, Presentations.of(Presentations.set(video())));
    assertThat(written.multivariant())
        .contains(
            "#EXT-X-VERSION:11\n",
            "#EXT-X-DEFINE:NAME=\"cdn\",VALUE=\"https://cdn.example\"\n",
            "#EXT-X-DEFINE:QUERYPARAM=\"token\"\n",
            "\n{$cdn}/film/video-720.m3u8?token={$token}\n");
    assertThat(written.playlist("video-720.m3u8"))
        .contains(
            "#EXT-X-DEFINE:IMPORT=\"token\"\n",
            "#EXT-X-MAP:URI=\"video-720/init.mp4?token={$token}\"\n")
        .doesNotContain("cdn");
  }

  @Test
  void write_undefinedVariable_isRefused() {
    HlsManifest manifest = HlsManifest.of().baseUrl("{$cdn}/");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> manifest.write(Presentations.of(Presentations.set(video()))))
        .withMessage("baseUrl: no value is defined for {$cdn}");
  }

  @Test
  void write_contentSteering_repeatsVariantsForEachPathway() throws Exception {
    Map<String, String> pathways = new LinkedHashMap<>();
    pathways.put("A", "https://a.example/");
    pathways.put("B", "https://b.example/");
    HlsManifest manifest =
        HlsManifest.of().contentSteering(URI.create("https://steer.example/film"), pathways);
    WrittenPlaylists written =
        WrittenPlaylists.of(manifest, Presentations.of(Presentations.set(video()), audio("en")));
    String multivariant = written.multivariant();
    assertThat(multivariant)
        .contains(
            "#EXT-X-CONTENT-STEERING:SERVER-URI=\"https://steer.example/film\",PATHWAY-ID=\"A\"",
            "AUDIO=\"audio.B\"",
            "\nhttps://b.example/video-720.m3u8\n");
    assertThat(WrittenPlaylists.values("EXT-X-STREAM-INF", multivariant)).hasSize(2);
    // A media playlist is on each server.
    assertThat(written.playlist("video-720.m3u8"))
        .contains("\nvideo-720/1.m4s\n")
        .doesNotContain("https:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b.m3u8", "../x", "a\nb"})
  void fileName_notPlain_isRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> HlsManifest.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://cdn.example", "https://cdn.example/?x=/", "a b/"})
  void baseUrl_noFolder_isRefused(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> HlsManifest.of().baseUrl(url));
  }
}
