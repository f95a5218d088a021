package io.github.fragmill.integration.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.boxes.EncryptedSample;
import io.github.fragmill.integration.boxes.FragmentSamples;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.Ladders;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.MpdSchema;
import io.github.fragmill.integration.tools.Packet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trick play sets: the sync samples of the video alone. */
class TrickPlayIT {

  private static final Source CLIP = Source.file(BundledClip.file());

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"CLEAR", "CENC", "CBC1", "CBCS"})
  void packageTo_anyMode_ffmpegFindsTheSyncSamplesOfTheSource(Mode mode, @TempDir Path directory)
      throws Exception {
    PackagedClip packaged =
        PackagedClip.of(
            Packagers.of(CLIP, mode, Layout.SINGLE_FILE).trickPlay(), directory.resolve("out"));
    Path file = packaged.directory().resolve("video-360-trick.mp4");

    List<Packet> frames = Ffprobe.require().list(BundledClip.file(), Times.MEDIA).get(0).packets();
    List<Packet> found =
        (mode.encrypts()
                ? Ffprobe.require().decrypt(file, Times.MEDIA, mode.key().keyHex())
                : Ffprobe.require().list(file, Times.MEDIA))
            .get(0)
            .packets();

    assertThat(found).hasSizeBetween(2, frames.size() / 2).allMatch(Packet::isKey);
    assertThat(found.stream().map(TrickPlayIT::timeAndBytes).toList())
        .isEqualTo(frames.stream().filter(Packet::isKey).map(TrickPlayIT::timeAndBytes).toList());
  }

  private static String timeAndBytes(Packet packet) {
    return packet.presentationTicks() + " " + packet.hash();
  }

  @ParameterizedTest
  @EnumSource(names = {"CENC", "CENS", "CBC1"})
  void packageTo_oneKey_noSampleSharesItsIv(Mode mode) throws Exception {
    MemoryClip files = MemoryClip.of(Packagers.of(CLIP, mode, Layout.SINGLE_FILE).trickPlay());

    assertThat(
            files.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".mp4"))
                .map(Map.Entry::getValue)
                .flatMap(file -> FragmentSamples.of(file).stream())
                .map(EncryptedSample::iv))
        .hasSizeGreaterThan(800)
        .doesNotHaveDuplicates();
  }

  @Test
  void packageTo_ladderWithKeysOrNot_manifestIsValid() throws Exception {
    MpdSchema schema = MpdSchema.require();
    for (Mode mode : List.of(Mode.CLEAR, Mode.CBCS)) {
      for (Layout layout : Layout.values()) {
        Packager packager = Ladders.of(mode, Packagers.manifest(layout)).layout(layout);
        byte[] written = MemoryClip.of(packager.trickPlay()).file("manifest.mpd");
        assertThatCode(() -> schema.validate(written)).doesNotThrowAnyException();
      }
    }
  }
}
