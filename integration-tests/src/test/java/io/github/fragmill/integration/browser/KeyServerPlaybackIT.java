package io.github.fragmill.integration.browser;

import static io.github.fragmill.cpix.speke.EncryptionPreset.AUDIO_1;
import static io.github.fragmill.cpix.speke.EncryptionPreset.VIDEO_3;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.cpix.speke.Speke;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.integration.clips.QualityClip;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.testing.keyserver.SpekeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Three qualities and audio under the keys of a contract, each with another key after four seconds:
 * players play them with the keys that the server gave.
 */
final class KeyServerPlaybackIT {

  private static final UUID COMMON = UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");
  private static final int KEYS_OF_CONTRACT = 4;
  private static final Pattern DEFAULT_KID = Pattern.compile("default_KID=\"([0-9a-fA-F-]+)\"");

  private final Map<Playback, Demands> playbacks = new LinkedHashMap<>();

  @TestFactory
  List<DynamicContainer> contract_keysOfAServer_play() throws Exception {
    add("constant", /* periods= */ 1);
    add("rotated", /* periods= */ 2);
    return PlaybackChecks.ofAll(HeadlessBrowser.require(), "key-server", playbacks);
  }

  private void add(String name, int periods) throws Exception {
    PackagedPresentation presentation;
    try (SpekeServer server = SpekeServer.start()) {
      CommonEncryption.Builder encryption =
          CommonEncryption.builder(Scheme.CBCS)
              .keys(
                  Speke.v2(server.url())
                      .contentId("film-" + name)
                      .contract(VIDEO_3, AUDIO_1)
                      .systems(COMMON));
      if (periods > 1) {
        encryption.rotateKeys(Duration.ofSeconds(4));
      }
      Path folder = PackagedPresentation.DIRECTORY.resolve("key-server-" + name);
      packager(encryption.build()).packageTo(Output.directory(folder).overwriting());
      assertThat(server.requests()).hasSize(1);
      assertThat(server.keys()).hasSize(KEYS_OF_CONTRACT * periods);
      requireOurs(folder, server);
      presentation =
          new PackagedPresentation(
              "key-server-" + name,
              server.keys().entrySet().stream()
                  .collect(
                      Collectors.toMap(it -> it.getKey().replace("-", ""), Map.Entry::getValue)));
    }
    for (Player player : List.of(Player.SHAKA, Player.SHAKA_HLS, Player.HLS_JS)) {
      playbacks.put(
          Playback.of(player, presentation), checks -> checks.watched(/* isProtected= */ true));
    }
  }

  private static Packager packager(CommonEncryption protection) throws Exception {
    return Packagers.withPlaylists(
        Packager.create()
            .video(
                Source.file(QualityClip.SD.file()),
                Source.file(QualityClip.HD.file()),
                Source.file(QualityClip.UHD.file()))
            .audio(Source.file(QualityClip.SD.file()))
            .segmentDuration(Duration.ofSeconds(2))
            .protect(protection),
        DashManifest.segmentTemplate());
  }

  /** Each set has a key of the server, and nothing else that it sent is in a manifest. */
  private static void requireOurs(Path folder, SpekeServer server) throws IOException {
    String mpd = Files.readString(folder.resolve("manifest.mpd"));
    assertThat(DEFAULT_KID.matcher(mpd).results().map(it -> it.group(1)).distinct())
        .hasSize(KEYS_OF_CONTRACT)
        .isSubsetOf(server.keys().keySet());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.toString().matches(".*[.](mpd|m3u8)")).toList()) {
        assertThat(Files.readString(file)).doesNotContainIgnoringCase("evil");
      }
    }
  }
}
