package io.github.fragmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the jar, in a separate folder, where it writes its archive. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for sh")
final class LauncherIT {

  private final Path home;

  LauncherIT(@TempDir Path home) {
    this.home = home;
  }

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("target"));
    Files.copy(Path.of("bin/fragmill"), home.resolve("bin/fragmill"));
    Files.copy(CliProcess.JAR, home.resolve("target/fragmill.jar"));
  }

  private Cli.Run start(String javaOptions, Object... args)
      throws IOException, InterruptedException {
    return CliProcess.run(
        home,
        Map.of("JAVA_HOME", System.getProperty("java.home"), "FRAGMILL_JAVA_OPTS", javaOptions),
        List.of("sh", home.resolve("bin/fragmill").toString()),
        args);
  }

  private List<String> besideTheJar() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("target"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("fragmill.jar"))
          .toList();
    }
  }

  @Test
  void package_twice_secondRunStartsFromTheArchiveOfTheFirst() throws Exception {
    Path first = home.resolve("first output");
    start("", "package", Cli.SAMPLE, "--out", first, "--key", Cli.PAIR).assertSuccess();
    assertThat(first.resolve("manifest.mpd")).exists();
    assertThat(besideTheJar()).singleElement().asString().matches("fragmill-\\d+\\.jsa");

    Path log = home.resolve("classes.txt");
    Path second = home.resolve("second output");
    start("-Xlog:class+load:file=" + log, "package", Cli.SAMPLE, "--out", second).assertSuccess();
    assertThat(second.resolve("manifest.mpd")).exists();
    assertThat(Files.readString(log))
        .containsPattern("io\\.github\\.fragmill\\.cli\\.Main source: shared objects file");
  }

  @Test
  void package_badInput_exitCodeOneAndNothingLeft() throws Exception {
    start("", "package", home.resolve("none.mp4"), "--out", home.resolve("out"))
        .assertFailed(1, "none.mp4");
    assertThat(besideTheJar()).isEmpty();
  }

  @Test
  void package_jarNewerThanTheArchive_archiveIsReplaced() throws Exception {
    start("", "package", Cli.SAMPLE, "--out", home.resolve("first")).assertSuccess();
    Path archive = home.resolve("target").resolve(besideTheJar().get(0));
    Files.copy(CliProcess.JAR, home.resolve("target/new.jar"));
    Files.move(
        home.resolve("target/new.jar"),
        home.resolve("target/fragmill.jar"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(archive, FileTime.fromMillis(0)); // older than any jar

    start("", "package", Cli.SAMPLE, "--out", home.resolve("second")).assertSuccess();
    assertThat(Files.getLastModifiedTime(archive).toMillis()).isPositive();
  }

  @Test
  void otherCommands_noArchive_workWithoutMakingOne() throws Exception {
    assertThat(start("", "inspect", Cli.SAMPLE).assertSuccess().out()).contains("avc1");
    start("", "package", Cli.SAMPLE).assertFailed(2, "--out");
    assertThat(besideTheJar()).isEmpty();
  }

  @Test
  void anyCommand_noJar_saysSo() throws Exception {
    Files.delete(home.resolve("target/fragmill.jar"));
    start("", "--version").assertFailed(1, "cannot find ", "fragmill.jar: build it");
  }
}
