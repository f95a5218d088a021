package io.github.fragmill.example.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.example.origin.process.LargeClip;
import io.github.fragmill.example.origin.process.OriginProcess;
import io.github.fragmill.example.origin.process.RawClient;
import io.github.fragmill.example.origin.process.Until;
import io.github.fragmill.example.origin.process.Web;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to titles while the process starts, runs and ends. */
final class LifecycleIT {

  private static final Path SAMPLE = OriginProcess.MEDIA.resolve("sample.mp4");
  private static final int RECEIVE_BYTES = 4096;

  private final Path folder;

  LifecycleIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void source_replaced_newTitleWithOtherVersion() throws Exception {
    Path media = Files.createDirectory(folder.resolve("media"));
    Path film = Files.copy(SAMPLE, media.resolve("film.mp4"));
    try (OriginProcess origin = OriginProcess.of(folder, media).encrypted().start()) {
      HttpResponse<byte[]> before = Web.get(origin.uri("/film/video-360/1.m4s"));

      Path other = Files.copy(SAMPLE, folder.resolve("other.mp4"));
      Files.setLastModifiedTime(other, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
      Files.move(other, film, StandardCopyOption.REPLACE_EXISTING);

      assertThat(
              Until.met(
                  () ->
                      !Web.field(Web.get(origin.uri("/film/video-360/1.m4s")), "ETag")
                          .equals(Web.field(before, "ETag"))))
          .isTrue();
      // The vectors are others, too: no counter is used for two contents.
      assertThat(Web.get(origin.uri("/film/video-360/1.m4s")).body()).isNotEqualTo(before.body());
    }
  }

  @Test
  void source_addedAndRemoved_isAndIsNoTitle() throws Exception {
    Path media = Files.createDirectory(folder.resolve("media"));
    try (OriginProcess origin = OriginProcess.of(folder, media).start()) {
      assertThat(Web.get(origin.uri("/new/manifest.mpd")).statusCode()).isEqualTo(404);

      Path file = Files.copy(SAMPLE, media.resolve("new.mp4"));
      assertThat(Until.met(() -> Web.get(origin.uri("/new/manifest.mpd")).statusCode() == 200))
          .isTrue();

      Files.delete(file);
      assertThat(Until.met(() -> Web.get(origin.uri("/new/manifest.mpd")).statusCode() == 404))
          .isTrue();
    }
  }

  @Test
  void source_thatIsNoMedia_badGatewayAndReasonInTheLogOnly() throws Exception {
    Path media = Files.createDirectory(folder.resolve("media"));
    Files.writeString(media.resolve("broken.mp4"), "this is no film");
    try (OriginProcess origin = OriginProcess.of(folder, media).start()) {
      HttpResponse<byte[]> response = Web.get(origin.uri("/broken/manifest.mpd"));

      assertThat(response.statusCode()).isEqualTo(502);
      assertThat(Web.text(response)).doesNotContain(media.toString());
      assertThat(origin.err()).contains("\"path\":\"/broken/manifest.mpd\"", "broken.mp4");
    }
  }

  @Test
  void terminate_duringAResponse_itEndsAndHealthSaysSo() throws Exception {
    Path media = folder.resolve("media");
    LargeClip.make(media.resolve("large.mp4"));
    try (OriginProcess origin = OriginProcess.of(folder, media).with("--layout", "single").start();
        RawClient client = new RawClient(origin.port(), RECEIVE_BYTES)) {
      byte[] whole = Web.get(origin.uri("/large/video-360.mp4")).body();
      assertThat(client.get("/large/video-360.mp4").head()).startsWith("HTTP/1.1 200 ");

      origin.process().destroy();

      assertThat(Until.met(() -> Web.get(origin.uri("/health")).statusCode() == 503)).isTrue();
      HttpResponse<byte[]> meanwhile = Web.get(origin.uri("/large/manifest.mpd"));
      assertThat(meanwhile.statusCode()).isEqualTo(200);
      assertThat(Web.field(meanwhile, "Connection")).isEqualTo("close");
      assertThat(client.read(whole.length)).isEqualTo(whole);
      assertThat(origin.terminate()).isTrue();
      assertThat(origin.err()).doesNotContain("cut off");
    }
  }

  @Test
  void terminate_responseThatNeverEnds_cutOff() throws Exception {
    Path media = folder.resolve("media");
    LargeClip.make(media.resolve("large.mp4"));
    try (OriginProcess origin =
            OriginProcess.of(folder, media)
                .with("--layout", "single", "--stop-seconds", "1")
                .start();
        RawClient client = new RawClient(origin.port(), RECEIVE_BYTES)) {
      client.get("/large/video-360.mp4").head();

      assertThat(origin.terminate()).isTrue();
      assertThat(origin.err()).contains("cut off");
    }
  }

  @Test
  void kill_withPlanFolder_nextStartServesTheSameWithoutPlanning() throws Exception {
    Path plans = folder.resolve("plans");
    byte[] before;
    try (OriginProcess origin =
        OriginProcess.of(folder, OriginProcess.MEDIA)
            .encrypted()
            .with("--plan-folder", plans)
            .start()) {
      before = Web.get(origin.uri("/sample/video-360/2.m4s")).body();
      origin.kill();
    }
    try (OriginProcess origin =
        OriginProcess.of(folder, OriginProcess.MEDIA)
            .encrypted()
            .with("--plan-folder", plans)
            .start()) {
      assertThat(Web.get(origin.uri("/sample/video-360/2.m4s")).body()).isEqualTo(before);
      assertThat(Web.figure(origin, "fragmill_origin_titles_loaded_total")).isOne();
      assertThat(Web.figure(origin, "fragmill_origin_titles_planned_total")).isZero();
    }
  }

  @Test
  void otherOptions_withPlanFolder_plannedAnew() throws Exception {
    Path plans = folder.resolve("plans");
    for (String scheme : new String[] {"cbcs", "cenc"}) {
      try (OriginProcess origin =
          OriginProcess.of(folder, OriginProcess.MEDIA)
              .encrypted()
              .with("--plan-folder", plans, "--scheme", scheme)
              .start()) {
        assertThat(Web.text(Web.get(origin.uri("/sample/manifest.mpd"))))
            .contains("\"" + scheme + "\"");
        assertThat(Web.figure(origin, "fragmill_origin_titles_planned_total")).isOne();
      }
    }
  }
}
