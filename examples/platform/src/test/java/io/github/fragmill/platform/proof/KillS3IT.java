package io.github.fragmill.platform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fragmill.platform.process.Digest;
import io.github.fragmill.platform.process.Gate;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.Multipart;
import io.github.fragmill.platform.process.PlatformProcess;
import io.github.fragmill.platform.process.RawRequest;
import io.github.fragmill.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** The process is killed while it writes to an object store: a gate stops it in the middle. */
@Tag("any-jdk")
final class KillS3IT {

  private static final String KEY = "00112233445566778899aabbccddeeff";
  private static final String BUCKET = "films";
  private static final int FILM_TIMES = 100;

  /** Of 26 million that are sent. */
  private static final long BYTES_BEFORE_THE_FIRST_KILL = 18_000_000;

  /** Of 50 million that are read twice, once to measure, and as many that are written. */
  private static final long BYTES_BEFORE_THE_SECOND_KILL = 90_000_000;

  private final Path folder;

  KillS3IT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void kill_duringWritesToS3_nothingHalfAndFinishedByTheNext() throws Exception {
    Path film = LongFilm.make(folder, FILM_TIMES);
    try (S3Server server = S3Server.start(folder.resolve("s3"));
        Gate gate = Gate.before(server.endpoint().getPort())) {
      server.createBucket(BUCKET);
      Launch launch =
          Launch.in(folder.resolve("data"))
              .with(server.environment())
              .with("FRAGMILL_INPUT", "s3://" + BUCKET + "/input")
              .with("FRAGMILL_OUTPUT", "s3://" + BUCKET + "/output")
              .with("FRAGMILL_S3_ENDPOINT", "http://127.0.0.1:" + gate.port())
              .with("FRAGMILL_S3_PATH_STYLE", "true")
              .with("FRAGMILL_HEARTBEAT_SECONDS", "1");
      PlatformProcess first = launch.start();
      killWhileItUploads(first, gate, film);
      PlatformProcess second = first.restart();
      assertThat(begun(server)).isEqualTo(1);
      assertThat(Api.of(second).uploads()).isEmpty();
      long upload = Api.of(second).upload(film);
      long packaging = killWhileItPackages(second, gate, upload);
      assertThat(begun(server)).as("after the second kill").isGreaterThan(1);
      try (PlatformProcess third = second.restart()) {
        assertWhole(Api.of(third), upload, packaging, film);
      }
    }
  }

  /** Counts the objects that were begun, and neither finished nor given up. */
  private static int begun(S3Server server) {
    try (S3Client client = server.client()) {
      return client.listMultipartUploads(request -> request.bucket(BUCKET)).uploads().size();
    }
  }

  private static void killWhileItUploads(PlatformProcess platform, Gate gate, Path film)
      throws Exception {
    Multipart form = new Multipart().file("file", film);
    gate.shutAfter(BYTES_BEFORE_THE_FIRST_KILL);
    try (platform;
        RawRequest sender = RawRequest.to(platform)) {
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(() -> sendUntilNobodyListens(sender, form));
      gate.awaitShut();
      assertThat(Api.of(platform).uploads()).isEmpty();
      platform.kill();
      sending.join();
    }
    gate.open();
  }

  private static void sendUntilNobodyListens(RawRequest sender, Multipart form) {
    try {
      sender.upload(form, Files.size(Clips.SAMPLE) * FILM_TIMES / 2);
    } catch (IOException killed) {
      // As it is to be.
    }
  }

  private static long killWhileItPackages(PlatformProcess platform, Gate gate, long upload)
      throws Exception {
    try (platform) {
      gate.shutAfter(BYTES_BEFORE_THE_SECOND_KILL);
      long packaging = Api.of(platform).packageTitle(upload, "\"key\": \"" + KEY + "\"");
      gate.awaitShut();
      JsonNode state = Api.of(platform).packaging(packaging);
      assertThat(state.path("status").asText()).isEqualTo("Fragmented");
      assertThat(state.path("url").isNull()).isTrue();
      platform.kill();
      gate.open();
      return packaging;
    }
  }

  private void assertWhole(Api api, long upload, long packaging, Path film) throws Exception {
    assertThat(api.http().sha256("/download/" + upload))
        .isEqualTo(Digest.of(Files.newInputStream(film)));
    assertThat(api.ready(packaging).path("attempts").asInt()).isEqualTo(2);
    Path video = folder.resolve("video.mp4");
    for (JsonNode file : api.http().get("/packaged_content/" + packaging + "/files").json(200)) {
      byte[] bytes = api.http().get(file.path("url").asText()).assertStatus(200).bytes();
      assertThat(bytes).hasSize(file.path("size_bytes").asInt());
      if (file.path("name").asText().startsWith("video")) {
        Files.write(video, bytes);
      }
    }
    assertThat(Streams.packets(video, "v:0", "-decryption_key", KEY))
        .isEqualTo(Streams.packets(film, "v:0"));
  }
}
