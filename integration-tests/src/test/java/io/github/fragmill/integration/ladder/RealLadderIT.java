package io.github.fragmill.integration.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.RenditionPlan;
import io.github.fragmill.core.presentation.Role;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.AesEngine;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.clips.SharedMedia;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.PackagedTrack;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.MpdSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ladders and languages that somebody else encoded. */
class RealLadderIT {

  /** Of one size, in 24, 16 and 8 frames a second; their ends differ by less than a frame. */
  private static final List<String> RATES = List.of("200", "150", "120", "100", "80");

  private static Packager ladder(Mode mode, DashManifest manifest) {
    Packager packager = Packager.create().manifest(manifest);
    for (String rate : RATES) {
      packager = packager.video(Source.file(video(rate)));
    }
    packager = packager.audio(Source.file(SharedMedia.clip("output_audio-2ch-20s.mp4")));
    return mode.encryption(AesEngine.bouncyCastle()).map(packager::protect).orElse(packager);
  }

  private static Path video(String rate) {
    return SharedMedia.clip("BBB_fixedres_B_180x320_" + rate + ".mp4");
  }

  @Test
  void plan_frameRatesDiffer_areOneSetCutAtTheSameTimes() throws Exception {
    PackagingPlan plan = ladder(Mode.CLEAR, DashManifest.segmentTemplate()).plan();
    List<List<RenditionPlan>> sets = plan.switchingSets();

    assertThat(sets).extracting(List::size).containsExactly(RATES.size(), 1);
    assertThat(sets.get(0))
        .allSatisfy(
            rendition -> {
              assertThat(rendition.segmentCount()).isEqualTo(3);
              assertThat(plan.segment(rendition.id(), 1).start()).hasSeconds(3);
              assertThat(plan.segment(rendition.id(), 2).start()).hasSeconds(6);
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"CLEAR", "CENC", "CBCS"})
  void packageTo_anyMode_ffmpegFindsEverySource(Mode mode, @TempDir Path directory)
      throws Exception {
    PackagedClip packaged =
        PackagedClip.of(ladder(mode, DashManifest.onDemand()), directory.resolve("out"));

    Map<String, Path> sources = new HashMap<>();
    for (int index = 0; index < RATES.size(); index++) {
      sources.put(packaged.tracks().get(index).id(), video(RATES.get(index)));
    }
    for (PackagedTrack track : packaged.tracks()) {
      Path source = sources.getOrDefault(track.id(), SharedMedia.clip("output_audio-2ch-20s.mp4"));
      (mode.encrypts()
              ? Ffprobe.require().decrypt(track.file(), Times.MEDIA, mode.key().keyHex())
              : Ffprobe.require().list(track.file(), Times.MEDIA))
          .get(0)
          .assertSameMedia(track.id(), Ffprobe.require().list(source, Times.MEDIA).get(0));
    }
  }

  @Test
  void packageTo_twoLanguagesAndBothProfiles_manifestIsValid() throws Exception {
    MpdSchema schema = MpdSchema.require();
    for (DashManifest manifest : List.of(DashManifest.onDemand(), DashManifest.segmentTemplate())) {
      byte[] written =
          MemoryClip.of(
                  Packager.create()
                      .video(Source.file(SharedMedia.clip("count-video.mp4")))
                      .audio(
                          Source.file(SharedMedia.clip("count-english-audio.mp4")),
                          it -> it.language("en").asDefault())
                      .audio(
                          Source.file(SharedMedia.clip("count-deutsch-audio.mp4")),
                          it -> it.language("de").role(Role.DUB).label("Deutsch"))
                      .manifest(manifest))
              .file("manifest.mpd");
      assertThatCode(() -> schema.validate(written)).doesNotThrowAnyException();
      assertThat(new String(written, StandardCharsets.UTF_8))
          .contains("lang=\"en\"", "lang=\"de\"", "<Label>Deutsch</Label>", "value=\"dub\"")
          .containsSubsequence("lang=\"en\"", "selectionPriority=\"2\"", "lang=\"de\"");
    }
  }
}
