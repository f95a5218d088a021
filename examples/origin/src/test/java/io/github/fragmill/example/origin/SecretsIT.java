package io.github.fragmill.example.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.example.origin.process.OriginProcess;
import io.github.fragmill.example.origin.process.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No key and no secret is in an answer, a log or a plan; with everything that logs at all. */
final class SecretsIT {

  private static final byte[] KEY = HexFormat.of().parseHex(OriginProcess.KEY);
  private static final List<String> TRACES =
      List.of(
          OriginProcess.KEY,
          OriginProcess.KEY.toUpperCase(Locale.ROOT),
          Base64.getEncoder().withoutPadding().encodeToString(KEY),
          Base64.getUrlEncoder().withoutPadding().encodeToString(KEY),
          new String(KEY, StandardCharsets.ISO_8859_1),
          OriginProcess.IV_SECRET);

  private final Path folder;

  SecretsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"variable", "file", "argument"})
  void key_givenAnyWay_isNowhere(String way) throws Exception {
    Path printed = folder.resolve("printed");
    OriginProcess.Launch launch =
        OriginProcess.of(printed, OriginProcess.MEDIA)
            .variable("FRAGMILL_IV_SECRET", OriginProcess.IV_SECRET)
            .variable("FRAGMILL_DEBUG", "1")
            .with("--plan-folder", printed.resolve("plans"))
            .jvm("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace")
            .jvm("-Dpicocli.trace=DEBUG");
    String pair = OriginProcess.KEY_ID + ":" + OriginProcess.KEY;
    switch (way) {
      case "variable" -> launch.variable("FRAGMILL_KEYS", pair);
      case "argument" -> launch.with("--key", pair);
      default -> {
        Path file = Files.writeString(folder.resolve("keys"), pair);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        launch.with("--key-file", file);
      }
    }
    try (OriginProcess origin = launch.start()) {
      for (String path :
          List.of(
              "/",
              "/?play=sample",
              "/metrics",
              "/health",
              "/sample/manifest.mpd",
              "/sample/master.m3u8",
              "/sample/video-360/init.mp4",
              "/sample/nope",
              "/nope/manifest.mpd")) {
        assertThat(
                traces(new String(Web.get(origin.uri(path)).body(), StandardCharsets.ISO_8859_1)))
            .as(path)
            .isEmpty();
      }
      assertThat(origin.terminate()).isTrue();
    }
    try (Stream<Path> files = Files.walk(printed)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSizeGreaterThan(2);
      assertThat(all).allSatisfy(it -> assertThat(traces(read(it))).as(it.toString()).isEmpty());
    }
  }

  @Test
  void demoKeys_asked_areOnThePageAndNowhereElse() throws Exception {
    try (OriginProcess origin =
        OriginProcess.of(folder, OriginProcess.MEDIA).encrypted().with("--demo-keys").start()) {
      assertThat(Web.text(Web.get(origin.uri("/?play=sample")))).contains(OriginProcess.KEY);
      assertThat(traces(Web.text(Web.get(origin.uri("/metrics"))))).isEmpty();
      assertThat(origin.err()).contains("shows the keys to everybody");
      assertThat(traces(origin.err() + origin.out())).isEmpty();
    }
  }

  private static List<String> traces(String text) {
    return TRACES.stream().filter(text::contains).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
