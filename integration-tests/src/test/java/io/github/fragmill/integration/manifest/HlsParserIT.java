package io.github.fragmill.integration.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.drm.DrmSystem;
import io.github.fragmill.crypto.drm.PlayReady;
import io.github.fragmill.crypto.drm.Widevine;
import io.github.fragmill.hls.HlsManifest;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.Ladders;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.packaging.RotatedKeys;
import io.github.fragmill.integration.packaging.Texts;
import io.github.fragmill.integration.tools.HlsParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** hls-parser reads all playlists in strict mode, and what they refer to is there. */
class HlsParserIT {

  private final Path directory;

  HlsParserIT(@TempDir Path directory) {
    this.directory = directory.resolve("out");
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void packageTo_ladderWithTrickPlay_playlistsAreValid(Layout layout) throws Exception {
    for (Mode mode : Mode.OF_PLAYERS) {
      assertValid(Ladders.of(mode, Packagers.manifest(layout)).trickPlay(), layout);
    }
    assertValid(Ladders.withKeys(Scheme.CBCS, Packagers.manifest(layout)), layout);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void packageTo_rotationAndClearLead_playlistsAreValid(Layout layout) throws Exception {
    assertValid(
        Packagers.of(Source.file(BundledClip.file()), Mode.CLEAR, layout)
            .protect(
                new RotatedKeys(Mode.CBCS.key())
                    .encryption(Scheme.CBCS, /* periods= */ 3, Duration.ofSeconds(4))
                    .clearLead(Duration.ofSeconds(2))
                    .signal(Widevine.keyId(), PlayReady.keyId(), DrmSystem.common())
                    .build()),
        layout);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void packageTo_texts_playlistsAreValid(Layout layout) throws Exception {
    assertValid(Texts.inSegments(Mode.CBCS, Packagers.manifest(layout)), layout);
    assertValid(Texts.asFiles(Mode.CLEAR, Packagers.manifest(layout)), layout);
    assertValid(Texts.inVideo(Mode.CBCS, Packagers.manifest(layout)), layout);
  }

  @Test
  void read_damagedPlaylist_isBad() throws Exception {
    packageInto(Ladders.of(Mode.CLEAR, Packagers.manifest(Layout.SINGLE_FILE)), Layout.SINGLE_FILE);
    Path playlist = directory.resolve("video-90.m3u8");
    Files.writeString(
        playlist,
        Files.readString(playlist).replaceFirst("TARGETDURATION:[0-9]+", "TARGETDURATION:1"));
    Files.delete(directory.resolve("audio-sv.mp4"));

    assertThat(HlsParser.require().read(directory))
        .filteredOn(line -> line.startsWith("bad"))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("video-90.m3u8", "target duration"),
            line -> assertThat(line).contains("audio-sv.m3u8", "audio-sv.mp4"));
  }

  private void assertValid(Packager packager, Layout layout) throws Exception {
    packageInto(packager, layout);
    List<String> read = HlsParser.require().read(directory);
    assertThat(read).allMatch(line -> line.startsWith("good ")).hasSameSizeAs(playlists());
    assertThat(read).contains("good master.m3u8").hasSizeGreaterThan(1);
  }

  private void packageInto(Packager packager, Layout layout) throws IOException {
    packager
        .manifest(HlsManifest.of())
        .layout(layout)
        .packageTo(Output.directory(directory).overwriting());
  }

  private List<Path> playlists() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".m3u8")).toList();
    }
  }
}
