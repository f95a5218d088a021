package io.github.fragmill.example.origin.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.example.origin.server.Observer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T00:00:00.123456Z"), ZoneOffset.UTC);
  private static final Observer.Exchange EXCHANGE =
      new Observer.Exchange("GET", "/a\"\n\u202e/b", 206, 10, Duration.ofNanos(1_234_567), "::1");

  private final ByteArrayOutputStream requests = new ByteArrayOutputStream();
  private final ByteArrayOutputStream failures = new ByteArrayOutputStream();
  private final Logs logs = new Logs(JsonLines.of(requests), JsonLines.of(failures), CLOCK);

  @Test
  void answered_request_isOneLineWithAllFields() throws IOException {
    logs.answered(EXCHANGE);

    String text = requests.toString(StandardCharsets.UTF_8);
    assertThat(text).endsWith("}\n").containsOnlyOnce("\n");
    assertThat(JSON.std.mapFrom(text))
        .containsEntry("time", "2026-11-01T00:00:00.123Z")
        .containsEntry("method", "GET")
        .containsEntry("path", "/a\"\n\u202e/b")
        .containsEntry("status", 206)
        .containsEntry("bytes", 10)
        .containsEntry("micros", 1234)
        .containsEntry("remote", "::1")
        .hasSize(7);
  }

  @Test
  void failed_withReason_isLoggedElsewhereWithoutKeys() throws IOException {
    logs.failed(
        "/film/a",
        502,
        new SourceException(
            "bad: 000102030405060708090a0b0c0d0e0f:c4a7d0163f5e88b92b6f19e47a3d5c01"));

    assertThat(requests.size()).isZero();
    assertThat(JSON.std.mapFrom(failures.toString(StandardCharsets.UTF_8)))
        .containsEntry("failure", "SourceException")
        .containsEntry("status", 502)
        .extractingByKey("message")
        .asString()
        .startsWith("bad: ")
        .doesNotContain("c4a7d0163f5e88b92b6f19e47a3d5c01");
  }

  @Test
  void write_toFile_appends(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("access.log");
    for (int start = 0; start < 2; start++) {
      try (JsonLines lines = JsonLines.of(file)) {
        new Logs(lines, JsonLines.none(), CLOCK).answered(EXCHANGE);
      }
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void write_fullDisk_goesOn() {
    JsonLines full =
        JsonLines.of(
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                throw new IOException("no space left");
              }
            });
    Logs broken = new Logs(full, full, CLOCK);

    broken.answered(EXCHANGE);
    broken.failed("/a", 502, new IOException("x"));

    logs.answered(EXCHANGE);
    assertThat(requests.size()).isPositive();
  }
}
