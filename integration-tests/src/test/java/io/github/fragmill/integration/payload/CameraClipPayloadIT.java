package io.github.fragmill.integration.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.CameraClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.Packagers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cameras and editing programs write is decrypted by others to what it is to be. */
class CameraClipPayloadIT {

  private final Path directory;

  CameraClipPayloadIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @EnumSource
  void packageTo_clipOfACamera_isDecryptedByOthers(CameraClip clip) throws Exception {
    for (Mode mode : Mode.OF_PLAYERS) {
      PackagedClip packaged = PackagedClip.of(clip.file(), mode, Layout.SINGLE_FILE, directory);
      PayloadProof proof = PayloadProof.of(clip.expected(), mode, packaged);
      proof.assertFfmpegFindsTheSource();
      if (mode.encrypts()) {
        proof.assertShakaPackagerFindsTheSource();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TWO_VIEWS", "TWO_LAYERS"})
  void packageTo_secondView_isNeverClearBesideAnEncryptedFirst(CameraClip clip) throws Exception {
    assertThat(text(clip, Mode.CLEAR)).contains(CameraClip.VIEW_BEGINNING);
    for (Mode mode : new Mode[] {Mode.CENC, Mode.CENS, Mode.CBC1, Mode.CBCS}) {
      assertThat(text(clip, mode)).doesNotContain(CameraClip.VIEW_BEGINNING);
    }
  }

  private String text(CameraClip clip, Mode mode) throws Exception {
    Path file =
        PackagedClip.of(clip.file(), mode, Layout.SINGLE_FILE, directory).first("video").file();
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  @Test
  void plan_severalLayers_announcesTheBaseLayerWithANote() throws Exception {
    PackagingPlan plan = plan(CameraClip.TWO_LAYERS);

    assertThat(plan.notes()).anyMatch(it -> it.text().contains("several layers (lhvC)"));
    byte[] header = plan.renditions().get(0).header();
    assertThat(new String(header, StandardCharsets.ISO_8859_1))
        .contains("hvcC")
        .doesNotContain("lhvC");
  }

  @Test
  void plan_noVideoSize_hasThatOfTheBitstream() throws Exception {
    VideoFormat format =
        (VideoFormat) plan(CameraClip.NO_VIDEO_SIZE).renditions().get(0).track().format();

    assertThat(format.widthPixels()).isEqualTo(320);
    assertThat(format.heightPixels()).isEqualTo(180);
  }

  private static PackagingPlan plan(CameraClip clip) throws Exception {
    return Packagers.of(Source.file(clip.file()), Mode.CBCS, Layout.SINGLE_FILE).plan();
  }
}
