package io.github.fragmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar that users start, in a JVM of its own. */
final class FragmillJarIT {

  private final Path folder;

  FragmillJarIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private Cli.Run start(Object... args) throws IOException, InterruptedException {
    return start(List.of(), args);
  }

  private Cli.Run start(List<String> jvmOptions, Object... args)
      throws IOException, InterruptedException {
    List<String> program = new ArrayList<>();
    program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    program.addAll(jvmOptions);
    program.addAll(List.of("-jar", CliProcess.JAR.toString()));
    return CliProcess.run(folder, Map.of(), program, args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on-demand", "live"})
  void package_eitherProfile_worksAndStderrIsEmpty(String profile) throws Exception {
    Path out = folder.resolve("out");
    Cli.Run run =
        start("package", Cli.SAMPLE, "--out", out, "--profile", profile, "--key", Cli.PAIR)
            .assertSuccess();

    assertThat(run.out()).contains("video-360", "audio-en", "java -jar", "fragmill.jar serve");
    assertThat(Files.readString(out.resolve("manifest.mpd"))).contains("cbcs");
  }

  @Test
  void package_bothEngines_sameBytes() throws Exception {
    for (String aes : List.of("bc", "jdk")) {
      start(
              "package",
              Cli.SAMPLE,
              "--out",
              folder.resolve(aes),
              "--aes",
              aes,
              "--key",
              Cli.PAIR,
              "--scheme",
              "cenc",
              "--iv",
              "0102030405060708",
              "--quiet")
          .assertSuccess();
    }
    assertThat(folder.resolve("bc/video-360.mp4"))
        .hasSameBinaryContentAs(folder.resolve("jdk/video-360.mp4"));
    assertThat(folder.resolve("bc/audio-en.mp4"))
        .hasSameBinaryContentAs(folder.resolve("jdk/audio-en.mp4"));
  }

  /** Otherwise the highest quality would be published clear. */
  @Test
  void package_noKeyForOneQuality_refusedByNameAndNothingWritten() throws Exception {
    Path high = tall(folder.resolve("high.mp4"));
    Path out = folder.resolve("out");
    String low = "video:..720=" + Cli.PAIR;

    start("package", Cli.SAMPLE, high, "--out", out, "--key", low, "--clear", "audio")
        .assertFailed(
            1,
            "video-1080 (high.mp4: track 1), video 1920x1080 would be clear",
            "found key for video:..720; clear for audio",
            "--clear TRACKS");
    assertThat(out).doesNotExist();

    Cli.Run run =
        start(
                "package",
                Cli.SAMPLE,
                high,
                "--out",
                out,
                "--key",
                low,
                "--clear",
                "audio",
                "--clear",
                "video:721..")
            .assertSuccess();
    assertThat(run.out().lines().filter(line -> line.contains("cbcs, key ")))
        .singleElement()
        .asString()
        .contains("video-360");
  }

  /** Copies the sample with a sample entry that declares larger frames. */
  private static Path tall(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of(Cli.SAMPLE));
    // The first one is a brand.
    int entry = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("avc1");
    ByteBuffer.wrap(bytes).putShort(entry + 28, (short) 1920).putShort(entry + 30, (short) 1080);
    return Files.write(file, bytes);
  }

  @Test
  void package_json_parses() throws Exception {
    Cli.Run run = start("package", Cli.SAMPLE, "--out", folder.resolve("out"), "--json");

    assertThat(JSON.std.mapFrom(run.assertSuccess().out())).containsKey("renditions");
  }

  @Test
  void package_text_noJsonLibraryLoaded() throws Exception {
    Cli.Run run =
        start(List.of("-Xlog:class+load"), "package", Cli.SAMPLE, "--out", folder.resolve("out"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("picocli.").doesNotContain("com.fasterxml.jackson");
  }

  @Test
  void anyCommand_badInput_exitCodeOneAndOneLine() throws Exception {
    Files.writeString(folder.resolve("film.mp4"), "not a film");

    start("inspect", folder.resolve("film.mp4")).assertFailed(1, "film.mp4");
    start("package", folder.resolve("none.mp4"), "--out", folder.resolve("out"))
        .assertFailed(1, "none.mp4");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anyCommand_wrongUsage_exitCodeTwo() throws Exception {
    start("package", Cli.SAMPLE).assertFailed(2, "--out", "--help");
    assertThat(start().exitCode()).isEqualTo(2);
  }

  @Test
  void version_jar_fromTheManifest() throws Exception {
    assertThat(start("--version").assertSuccess().out()).doesNotContain("not from a jar");
  }

  @Test
  void jar_contents_noSignaturesAndTheNativeLibraries() throws IOException {
    try (JarFile jar = new JarFile(CliProcess.JAR.toFile())) {
      assertThat(jar.stream().map(Object::toString))
          .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA|EC)"))
          .noneMatch(name -> name.endsWith("module-info.class"))
          .anyMatch(name -> name.matches("native/linux/x86_64/.*\\.so"))
          .contains("META-INF/LICENSE", "META-INF/LICENSE-bouncycastle");
      String manifest =
          new String(
              jar.getInputStream(jar.getEntry(JarFile.MANIFEST_NAME)).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(manifest).contains("Enable-Native-Access: ALL-UNNAMED", "Multi-Release: true");
    }
  }
}
