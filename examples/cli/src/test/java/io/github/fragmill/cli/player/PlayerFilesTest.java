package io.github.fragmill.cli.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.cli.manifest.Manifests;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.protect.KeyId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlayerFilesTest {

  private static final KeyId KEY_ID = KeyId.of("eb676abbcb345e96bbcf616630f1a3da");

  private static final Manifests BOTH = manifests("manifest.mpd", "master.m3u8");

  private final Path folder;

  PlayerFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Manifests manifests(String dash, String hls) {
    return Manifests.of(Map.of("manifest", dash, "hls", hls));
  }

  private static Map<String, byte[]> files(PlayerFiles player, Manifests manifests)
      throws IOException {
    Output.Memory memory = Output.memory();
    try (OutputTransaction transaction = player.addTo(memory, manifests, List.of(KEY_ID)).begin()) {
      transaction.commit();
    }
    return memory.files();
  }

  private static String page(Map<String, byte[]> files) {
    return new String(files.get(PlayerFiles.PAGE), StandardCharsets.UTF_8);
  }

  @Test
  void addTo_shakaInstalledAbove_copiedBesideThePage() throws IOException {
    Path script = folder.resolve("node_modules/shaka-player/dist/shaka-player.compiled.js");
    Files.createDirectories(script.getParent());
    Files.writeString(script, "shaka");
    Path below = Files.createDirectories(folder.resolve("a/b"));

    Map<String, byte[]> files = files(PlayerFiles.find(below), BOTH);

    assertThat(files).containsOnlyKeys("player.html", "shaka-player.compiled.js");
    assertThat(files.get("shaka-player.compiled.js")).asString().isEqualTo("shaka");
    assertThat(page(files)).contains("src=\"shaka-player.compiled.js\"");
  }

  @Test
  void addTo_shakaNotInstalled_publicAddress() throws IOException {
    Map<String, byte[]> files = files(new PlayerFiles(Optional.empty()), BOTH);

    assertThat(files).containsOnlyKeys("player.html");
    assertThat(page(files))
        .contains("src=\"https://ajax.googleapis.com/ajax/libs/shaka-player/4.")
        .contains("data-key-ids=\"" + KEY_ID.toHex() + "\"", "window.player", "clearKeys")
        .doesNotContain("{{");
  }

  @Test
  void addTo_manifestNameWithMarkup_escaped() throws IOException {
    Manifests strange = manifests("a\"><script>&{{keyIds}}$1.mpd", "b\"><script>&{{dash}}.m3u8");
    String page = page(files(new PlayerFiles(Optional.empty()), strange));

    assertThat(page)
        .contains("data-dash=\"a&quot;>&lt;script>&amp;{{keyIds}}$1.mpd\"")
        .contains("data-hls=\"b&quot;>&lt;script>&amp;{{dash}}.m3u8\"")
        .doesNotContain("<script>&");
  }

  @Test
  void addTo_eitherManifest_offeredInThePage() throws IOException {
    PlayerFiles player = new PlayerFiles(Optional.empty());

    assertThat(page(files(player, BOTH)))
        .contains("data-dash=\"manifest.mpd\" data-hls=\"master.m3u8\"");
    assertThat(page(files(player, manifests("none", "master.m3u8"))))
        .contains("data-dash=\"\" data-hls=\"master.m3u8\"");
    assertThat(page(files(player, manifests("manifest.mpd", "none"))))
        .contains("data-dash=\"manifest.mpd\" data-hls=\"\"");
  }

  @Test
  void isReserved_names_thoseOfThePlayer() {
    assertThat(PlayerFiles.isReserved("player.html")).isTrue();
    assertThat(PlayerFiles.isReserved("shaka-player.compiled.js")).isTrue();
    assertThat(PlayerFiles.isReserved("manifest.mpd")).isFalse();
  }
}
