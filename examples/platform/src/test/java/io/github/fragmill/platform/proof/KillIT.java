package io.github.fragmill.platform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fragmill.platform.process.Digest;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.Multipart;
import io.github.fragmill.platform.process.PlatformProcess;
import io.github.fragmill.platform.process.RawRequest;
import io.github.fragmill.platform.process.Until;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed at the worst moments; after it starts again, nothing is lost or half there.
 */
@Tag("any-jdk")
final class KillIT {

  private static final int MEGABYTES = 20;
  private static final int FILES_OF_A_TITLE = 7;
  private static final int LONG_FILM_TIMES = 400;

  private final Path folder;
  private final Path data;

  KillIT(@TempDir Path folder) {
    this.folder = folder;
    this.data = folder.resolve("data");
  }

  private Launch launch() {
    return Launch.in(data)
        .with("FRAGMILL_HEARTBEAT_SECONDS", "1")
        .with("FRAGMILL_CLEANUP_MINUTES", "1")
        .with("FRAGMILL_CLEANUP_AGE_MINUTES", "5");
  }

  @Test
  void kill_duringUploadAndPackaging_nothingLostAndNothingHalf() throws Exception {
    Path film = LongFilm.make(folder, LONG_FILM_TIMES);
    try (PlatformProcess platform = launch().start()) {
      Api api = Api.of(platform);
      long upload = api.upload(film);
      long packaging;
      try (RawRequest sender = RawRequest.to(platform)) {
        sender.upload(form(), Clips.paddedBytes(MEGABYTES) / 2);
        Until.so("half of an upload in the storage", this::hasHalfAnUpload);
        packaging = api.packageTitle(upload, "");
        Until.so("a part of the title in the storage", () -> bytesIn("output") > 1 << 20);
        assertThat(api.uploads()).hasSize(1);
        api.assertUnseen(packaging);
        platform.kill();
      }
      assertThat(platform.log())
          .contains("packaging " + packaging + " begins")
          .doesNotContain("is ready");
      assertThat(hasHalfAnUpload()).isTrue();
      makeOlder(data.resolve("input"));
      makeOlder(data.resolve("output"));

      try (PlatformProcess again = platform.restart()) {
        assertGoesOn(Api.of(again), upload, packaging);
      }
    }
  }

  private void assertGoesOn(Api api, long upload, long packaging) throws Exception {
    Path film = folder.resolve("long.mp4");
    assertThat(api.uploads()).hasSize(1);
    assertThat(api.http().sha256("/download/" + upload))
        .isEqualTo(Digest.of(Files.newInputStream(film)));
    long second = api.upload(form()).path("id").asLong();
    assertThat(api.http().sha256("/download/" + second))
        .isEqualTo(Digest.of(Clips.padded(/* seed= */ 1, MEGABYTES).open()));

    assertThat(api.ready(packaging).path("attempts").asInt()).isEqualTo(2);
    long served = 0;
    for (JsonNode file : api.http().get("/packaged_content/" + packaging + "/files").json(200)) {
      byte[] bytes = api.http().get(file.path("url").asText()).assertStatus(200).bytes();
      assertThat(bytes).hasSize(file.path("size_bytes").asInt());
      served += bytes.length;
    }
    assertThat(served).isGreaterThan(Files.size(film) / 2);
    long kept = served;
    Until.so("the half upload cleaned up", () -> bytesIn("input") == uploadedBytes());
    Until.so("the half title cleaned up", () -> bytesIn("output") == kept);
    api.http().get("/videos/" + packaging + "/stream.mpd").assertStatus(200);
  }

  private static Multipart form() throws IOException {
    return new Multipart()
        .file(
            "file",
            "big.mp4",
            Clips.paddedBytes(MEGABYTES),
            Clips.padded(/* seed= */ 1, MEGABYTES));
  }

  private boolean hasHalfAnUpload() throws IOException {
    return bytesIn("input")
        > Files.size(folder.resolve("long.mp4")) + Clips.paddedBytes(MEGABYTES / 3);
  }

  private long uploadedBytes() throws IOException {
    return Files.size(folder.resolve("long.mp4")) + Clips.paddedBytes(MEGABYTES);
  }

  @Test
  void kill_withJobsInTheQueue_allDone() throws Exception {
    try (PlatformProcess platform = launch().start()) {
      Api api = Api.of(platform);
      long upload = api.upload(Clips.SAMPLE);
      List<Long> jobs = Stream.generate(() -> upload).limit(10).map(id -> ask(api, id)).toList();
      platform.kill();

      try (PlatformProcess again = platform.restart()) {
        for (long id : jobs) {
          Api.of(again).ready(id);
        }
      }
    }
  }

  /** What is nearly done may come to its end; all else goes back. */
  @Test
  void stop_duringPackaging_nothingHalfAndGoesOn() throws Exception {
    Path film = LongFilm.make(folder, LONG_FILM_TIMES / 4);
    try (PlatformProcess platform = Launch.in(data).with("FRAGMILL_JOBS", "1").start()) {
      Api api = Api.of(platform);
      long upload = api.upload(film);
      List<Long> jobs = Stream.generate(() -> upload).limit(10).map(id -> ask(api, id)).toList();
      Until.so("a part of a title in the storage", () -> bytesIn("output") > 1 << 20);
      assertThat(platform.stop()).isIn(0, 143);
      assertThat(platform.log()).doesNotContain(" WARN ", " ERROR ");
      int done = platform.log().split("is ready:", -1).length - 1;
      assertThat(done).isLessThan(jobs.size());
      assertThat(files(data.resolve("output"))).hasSize(done * FILES_OF_A_TITLE);

      try (PlatformProcess again = platform.restart()) {
        for (long id : jobs) {
          Api.of(again).ready(id);
          assertThat(Api.of(again).files(id)).hasSize(FILES_OF_A_TITLE);
        }
      }
    }
  }

  private static long ask(Api api, long upload) {
    try {
      return api.packageTitle(upload, "");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long bytesIn(String area) throws IOException {
    long bytes = 0;
    for (Path file : files(data.resolve(area))) {
      bytes += Files.exists(file) ? Files.size(file) : 0;
    }
    return bytes;
  }

  private static List<Path> files(Path top) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /** As if the kill had been long ago. */
  private static void makeOlder(Path top) throws IOException {
    try (Stream<Path> all = Files.walk(top)) {
      for (Path path : all.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
      }
    }
  }
}
