package io.github.fragmill.integration.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.error.MisalignedSourcesException;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.segment.Alignment;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.boxes.Golden;
import io.github.fragmill.integration.clips.LadderClip;
import io.github.fragmill.integration.mp4.FragmentedFile;
import io.github.fragmill.integration.packaging.Ladders;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.PackagedTrack;
import io.github.fragmill.integration.payload.FfmpegCorners;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.Mpd;
import io.github.fragmill.integration.tools.MpdSchema;
import io.github.fragmill.integration.tools.PacketStream;
import io.github.fragmill.integration.tools.TestKey;
import io.lindstrom.mpd.data.AdaptationSet;
import io.lindstrom.mpd.data.Representation;
import io.lindstrom.mpd.data.descriptor.protection.Mp4Protection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LadderIT {

  private static final List<String> VIDEO_IDS = List.of("video-360", "video-180", "video-90");

  private static final Map<String, LadderClip> SOURCES =
      Map.of(
          "video-360", LadderClip.HIGH,
          "video-180", LadderClip.MIDDLE,
          "video-90", LadderClip.LOW,
          "audio-en-dub", LadderClip.ENGLISH,
          "audio-sv", LadderClip.SWEDISH);

  @Test
  void plan_ladder_isOneSetAndTwoLanguagesTheDefaultFirst() throws Exception {
    PackagingPlan plan = Ladders.of(Mode.CLEAR, DashManifest.segmentTemplate()).plan();

    assertThat(plan.switchingSets())
        .extracting(set -> set.stream().map(RenditionPlan::id).toList())
        .containsExactly(VIDEO_IDS, List.of("audio-sv"), List.of("audio-en-dub"));
    assertThat(plan.notes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void packageTo_anyManifest_isValid(Mode mode) throws Exception {
    MpdSchema schema = MpdSchema.require();
    DashManifest withBaseUrls = DashManifest.segmentTemplate().baseUrls("https://a.example/", "./");
    for (Packager packager :
        List.of(
            Ladders.of(mode, DashManifest.onDemand()),
            Ladders.of(mode, DashManifest.segmentTemplate()),
            Ladders.of(mode, withBaseUrls).layout(Layout.TIMED_SEGMENTS))) {
      byte[] written = MemoryClip.of(packager).file("manifest.mpd");
      assertThatCode(() -> schema.validate(written)).doesNotThrowAnyException();
    }
  }

  /** Sizes are the encoder's, so they are not kept. */
  @Test
  void packageTo_live_manifestIsAsKept() throws Exception {
    byte[] manifest =
        MemoryClip.of(Ladders.of(Mode.CBCS, DashManifest.segmentTemplate())).file("manifest.mpd");

    Golden.assertEqual(
        "ladder-live.mpd",
        new String(manifest, StandardCharsets.UTF_8)
            .replaceAll("bandwidth=\"\\d+\"", "bandwidth=\"(any)\"")
            .replaceAll("codecs=\"avc1\\.[0-9a-f]+\"", "codecs=\"avc1.(any)\""));
  }

  @Test
  void packageTo_live_fragmentsOfAllVideoBeginAtTheSameTimes() throws Exception {
    MemoryClip files = MemoryClip.of(Ladders.of(Mode.CBCS, DashManifest.segmentTemplate()));
    for (String id : VIDEO_IDS) {
      FragmentedFile file = new FragmentedFile(files.concatenated(id));
      assertThat(
              file.fragments().stream()
                  .map(moof -> file.presentationStartTicks(moof) * 1.0 / file.timeScale()))
          .as(id)
          .containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0);
    }
  }

  @Test
  void packageTo_timedSegments_filesAreCalledAsTheTimelineSays() throws Exception {
    MemoryClip files =
        MemoryClip.of(
            Ladders.of(Mode.CLEAR, DashManifest.segmentTemplate()).layout(Layout.TIMED_SEGMENTS));
    assertThat(new String(files.file("manifest.mpd"), StandardCharsets.UTF_8))
        .contains("media=\"video-360/$Time$.m4s\"");
    FragmentedFile header = new FragmentedFile(files.file("video-360/init.mp4"));
    for (int seconds = 0; seconds < 12; seconds += 2) {
      assertThat(files.files()).containsKey("video-360/" + seconds * header.timeScale() + ".m4s");
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void packageTo_anyMode_ffmpegFindsEverySource(Mode mode, @TempDir Path directory)
      throws Exception {
    PackagedClip packaged =
        PackagedClip.of(Ladders.of(mode, DashManifest.onDemand()), directory.resolve("out"));
    assertThat(packaged.tracks()).hasSameSizeAs(SOURCES.keySet());
    for (PackagedTrack track : packaged.tracks()) {
      LadderClip clip = SOURCES.getOrDefault(track.id(), LadderClip.OUT_OF_STEP);
      PacketStream source = Ffprobe.require().list(clip.file(), Times.MEDIA).get(0);
      List<PacketStream> output =
          mode.encrypts()
              ? Ffprobe.require().decrypt(track.file(), Times.MEDIA, mode.key().keyHex())
              : Ffprobe.require().list(track.file(), Times.MEDIA);
      output
          .get(0)
          .assertSameMedia(track.id(), source, FfmpegCorners.of(track.file(), mode.key().keyHex()));
    }
  }

  @Test
  void packageTo_keyPerQualityAndLanguage_eachOpensItsOwn(@TempDir Path directory)
      throws Exception {
    PackagedClip packaged =
        PackagedClip.of(
            Ladders.withKeys(Scheme.CENC, DashManifest.onDemand()), directory.resolve("out"));

    Map<String, Integer> keys =
        Map.of("video-90", 0, "video-180", 0, "video-360", 1, "audio-sv", 2, "audio-en-dub", 3);
    for (PackagedTrack track : packaged.tracks()) {
      PacketStream source =
          Ffprobe.require()
              .list(SOURCES.getOrDefault(track.id(), LadderClip.OUT_OF_STEP).file(), Times.MEDIA)
              .get(0);
      TestKey key = Ladders.KEYS.get(keys.getOrDefault(track.id(), -1));
      Ffprobe.require()
          .decrypt(track.file(), Times.MEDIA, key.keyHex())
          .get(0)
          .assertSameMedia(track.id(), source);
    }
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void packageTo_keyPerQuality_manifestIsValidWithASetForEach(Scheme scheme) throws Exception {
    for (DashManifest manifest : List.of(DashManifest.onDemand(), DashManifest.segmentTemplate())) {
      byte[] written = MemoryClip.of(Ladders.withKeys(scheme, manifest)).file("manifest.mpd");

      assertThatCode(() -> MpdSchema.require().validate(written)).doesNotThrowAnyException();
      // A set for each key of the video, which name each other, and one for each language.
      List<AdaptationSet> sets = Mpd.parse(written).sets();
      assertThat(sets)
          .extracting(LadderIT::representations)
          .containsExactly(
              List.of("video-360"),
              List.of("video-180", "video-90"),
              List.of("audio-sv"),
              List.of("audio-en-dub"));
      assertThat(sets)
          .extracting(LadderIT::keyId)
          .containsExactlyElementsOf(
              Stream.of(1, 0, 2, 3).map(key -> Ladders.KEYS.get(key).keyIdHex()).toList());
      assertThat(sets.subList(0, 2))
          .extracting(set -> set.getSupplementalProperties().get(0).getValue())
          .containsExactly("1", "0");
      assertThat(new String(written, StandardCharsets.UTF_8).split("default_KID=", -1))
          .hasSize(1 + 4);
    }
  }

  private static List<String> representations(AdaptationSet set) {
    return set.getRepresentations().stream().map(Representation::getId).toList();
  }

  private static String keyId(AdaptationSet set) {
    return ((Mp4Protection) set.getContentProtections().get(0)).getDefaultKID().replace("-", "");
  }

  @Test
  void packageTo_otherCodecToo_isASetOfItsOwnToWhichPlayersMaySwitch() throws Exception {
    byte[] written =
        MemoryClip.of(
                Packager.create()
                    .video(
                        Ladders.source(LadderClip.HIGH),
                        Ladders.source(LadderClip.OTHER_CODEC),
                        Ladders.source(LadderClip.LOW))
                    .segmentDuration(Duration.ofSeconds(2))
                    .manifest(DashManifest.segmentTemplate()))
            .file("manifest.mpd");

    assertThatCode(() -> MpdSchema.require().validate(written)).doesNotThrowAnyException();
    String property = "adaptation-set-switching:2016\" value=\"";
    assertThat(new String(written, StandardCharsets.UTF_8))
        .containsSubsequence(
            "<AdaptationSet id=\"0\"",
            property + "1",
            "video-360",
            "video-90",
            "<AdaptationSet id=\"1\"",
            property + "0",
            "video-180",
            "codecs=\"hvc1.");
  }

  @Test
  void plan_syncSamplesAstray_areRefusedWithBothNamesAndTheTimes() throws Exception {
    Packager packager = astray();

    assertThatExceptionOfType(MisalignedSourcesException.class)
        .isThrownBy(packager::plan)
        .withMessageContaining("ladder-high.mp4")
        .withMessageContaining("ladder-out_of_step.mp4")
        .withMessageContaining("2.400 s");
  }

  @Test
  void plan_syncSamplesAstrayButCommonOnesWanted_isCutThere() throws Exception {
    PackagingPlan plan = astray().alignment(Alignment.COMMON).plan();

    for (RenditionPlan rendition : plan.renditions()) {
      assertThat(rendition.segmentCount()).isEqualTo(2);
      assertThat(plan.segment(rendition.id(), 1).start()).isEqualTo(Duration.ofSeconds(6));
    }
  }

  private static Packager astray() throws Exception {
    return Packager.create()
        .video(Ladders.source(LadderClip.HIGH), Ladders.source(LadderClip.OUT_OF_STEP))
        .manifest(DashManifest.segmentTemplate())
        .segmentDuration(Duration.ofSeconds(2));
  }

  @Test
  void plan_oneLanguageInTwoRates_isOneSet() throws Exception {
    PackagingPlan plan =
        Packager.create()
            .video(Ladders.source(LadderClip.HIGH))
            .audio(Ladders.source(LadderClip.SWEDISH))
            .audio(Ladders.source(LadderClip.SWEDISH_LOW))
            .manifest(DashManifest.segmentTemplate())
            .plan();

    assertThat(plan.switchingSets()).hasSize(2);
    assertThat(plan.switchingSets().get(1))
        .hasSize(2)
        .allMatch(it -> it.id().matches("audio-sv-\\d+k"));
  }
}
