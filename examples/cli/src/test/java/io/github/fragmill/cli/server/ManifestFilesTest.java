package io.github.fragmill.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManifestFilesTest {

  private final Path folder;

  ManifestFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void in_packagedFolder_thoseThatPlayersOpen() throws IOException {
    Path out = folder.resolve("out");
    Cli.run("package", Cli.SAMPLE, "--out", out, "--key", Cli.PAIR).assertSuccess();

    assertThat(ManifestFiles.in(out)).containsExactly("manifest.mpd", "master.m3u8");
  }

  @Test
  void in_folderOfOtherFiles_none() throws IOException {
    Files.createDirectory(folder.resolve("folder.m3u8"));
    Files.writeString(folder.resolve("film.mp4"), "");

    assertThat(ManifestFiles.in(folder)).isEmpty();
  }
}
