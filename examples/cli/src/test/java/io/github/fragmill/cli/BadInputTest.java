package io.github.fragmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad inputs and outputs: exit code 1, one line, no file left. */
final class BadInputTest {

  private static final String[] NO_FILES = {};

  private final Path folder;

  BadInputTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path input(byte[] content) throws IOException {
    return Files.write(folder.resolve("film.mp4"), content);
  }

  private void assertRefused(Path input, String... messageParts) throws IOException {
    String[] before = Cli.names(folder).toArray(NO_FILES);
    for (String profile : new String[] {"on-demand", "live"}) {
      Cli.run(
              "package",
              input,
              "--out",
              folder.resolve("out"),
              "--profile",
              profile,
              "--key",
              Cli.PAIR,
              "--player")
          .assertFailed(1, messageParts);
      assertThat(Cli.names(folder)).containsExactly(before);
    }
  }

  @Test
  void package_missingFile_refused() throws IOException {
    assertRefused(folder.resolve("film.mp4"), "film.mp4", "no such file");
  }

  @Test
  void package_directory_refused() throws IOException {
    assertRefused(folder, "directory");
  }

  @Test
  void package_emptyFile_refused() throws IOException {
    assertRefused(input(new byte[0]), "film.mp4");
  }

  @Test
  void package_textFile_refused() throws IOException {
    assertRefused(
        input("Once upon a time there was no film.\n".repeat(99).getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 24, 100, 1000, 10_000, 100_000, 300_000, 500_000, 517_000, 517_229})
  void package_truncatedFile_refused(int sizeBytes) throws IOException {
    byte[] sample = Files.readAllBytes(Path.of(Cli.SAMPLE));

    assertRefused(input(Arrays.copyOf(sample, sizeBytes)), "film.mp4");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 24, 1000})
  void inspect_truncatedFile_refused(int sizeBytes) throws IOException {
    byte[] sample = Files.readAllBytes(Path.of(Cli.SAMPLE));

    Cli.run("inspect", input(Arrays.copyOf(sample, sizeBytes))).assertFailed(1, "film.mp4");
    Cli.run("inspect", input(Arrays.copyOf(sample, sizeBytes)), "--json").assertFailed(1);
  }

  @Test
  void package_jsonAndBadInput_stdoutStaysEmpty() {
    Cli.run("package", folder.resolve("no.mp4"), "--out", folder.resolve("out"), "--json")
        .assertFailed(1, "no such file");
  }

  @Test
  void package_secondInputBad_refused() throws IOException {
    Cli.run("package", Cli.SAMPLE, input(new byte[9]), "--out", folder.resolve("out"))
        .assertFailed(1, "film.mp4");
    assertThat(Cli.names(folder)).containsExactly("film.mp4");
  }

  @Test
  void package_outNotEmpty_refusedAndUntouched() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("precious.txt"), "mine");

    Cli.run("package", Cli.SAMPLE, "--out", out).assertFailed(1, out.toString(), "not empty");

    assertThat(Cli.names(out)).containsExactly("precious.txt");
    assertThat(Cli.names(folder)).containsExactly("out");
  }

  @Test
  void package_badInputAndOverwrite_earlierOutputUntouched() throws IOException {
    Path out = folder.resolve("out");
    Cli.run("package", Cli.SAMPLE, "--out", out).assertSuccess();
    List<String> before = Cli.names(out);
    Path bad = input(Arrays.copyOf(Files.readAllBytes(Path.of(Cli.SAMPLE)), 300_000));

    Cli.run("package", bad, "--out", out, "--overwrite").assertFailed(1);

    assertThat(Cli.names(out)).isEqualTo(before).contains("manifest.mpd", "master.m3u8");
    assertThat(Cli.names(folder)).containsExactly("film.mp4", "out");
  }

  @Test
  void package_outIsAFile_refusedAndUntouched() throws IOException {
    Path out = Files.writeString(folder.resolve("out"), "mine");

    Cli.run("package", Cli.SAMPLE, "--out", out).assertFailed(1, "not a directory");
    Cli.run("package", Cli.SAMPLE, "--out", out, "--overwrite").assertFailed(1, "not a directory");

    assertThat(out).hasContent("mine");
    assertThat(Cli.names(folder)).containsExactly("out");
  }

  @Test
  void package_parentOfOutIsAFile_refused() throws IOException {
    Path parent = Files.writeString(folder.resolve("file"), "mine");

    Cli.run("package", Cli.SAMPLE, "--out", parent.resolve("out"))
        .assertFailed(1, parent.toString(), "is not a directory");
  }

  @Test
  void package_parentNotWritable_refused() throws IOException {
    Path parent = Files.createDirectory(folder.resolve("parent"));
    assumeFalse(
        System.getProperty("user.name").equals("root"),
        "root may write anywhere, so nothing can be refused to it");
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("r-xr-xr-x"));

    Cli.run("package", Cli.SAMPLE, "--out", parent.resolve("out"))
        .assertFailed(1, "permission denied");
  }

  @Test
  void package_debug_stackTraceWithoutTheKey() {
    Cli.Run run =
        Cli.run(Map.of("FRAGMILL_DEBUG", "1"), "package", Cli.PAIR, "--out", folder.resolve("out"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("\tat ").doesNotContain(Cli.KEY);
  }
}
