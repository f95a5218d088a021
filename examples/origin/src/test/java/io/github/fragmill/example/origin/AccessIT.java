package io.github.fragmill.example.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.example.origin.process.OriginProcess;
import io.github.fragmill.example.origin.process.Web;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses that give access for a while. */
final class AccessIT {

  private static final String SECRET = "a secret that signs in tests";
  private static final String VARIABLE = "FRAGMILL_SIGNING_SECRET";

  private final Path folder;

  AccessIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private OriginProcess start() throws Exception {
    return OriginProcess.of(folder.resolve("origin"), OriginProcess.MEDIA)
        .variable(VARIABLE, SECRET)
        .start();
  }

  private List<String> sign(String... arguments) throws Exception {
    OriginProcess.Ended ended =
        OriginProcess.command(folder.resolve("sign"), (Object[]) arguments)
            .variable(VARIABLE, SECRET)
            .run();
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return ended.out().lines().toList();
  }

  @Test
  void signedAddress_reachesManifestsAndSegments() throws Exception {
    List<String> paths = sign("sign", "sample", "--for", "2h");
    try (OriginProcess origin = start()) {
      for (String path : paths) {
        HttpResponse<byte[]> manifest = Web.get(origin.uri(path));
        assertThat(manifest.statusCode()).isEqualTo(200);
        HttpResponse<byte[]> segment =
            Web.get(origin.uri(path).resolve("video-360/1.m4s"), "Range", "bytes=0-9");
        assertThat(segment.statusCode()).isEqualTo(206);
      }
      assertThat(origin.out())
          .contains("\"path\":\"/s/-/-/sample/manifest.mpd\"")
          .doesNotContain(paths.get(0));
    }
  }

  @Test
  void addressWithoutOrOfAnother_isForbiddenAndReadable() throws Exception {
    String signed = sign("sign", "sample").get(0);
    try (OriginProcess origin = start()) {
      for (String path :
          List.of(
              "/sample/manifest.mpd",
              "/",
              "/?play=sample",
              signed.replace("/sample/", "/other/"),
              signed.replaceFirst("/s/\\d", "/s/9"))) {
        HttpResponse<byte[]> response = Web.get(origin.uri(path));
        assertThat(response.statusCode()).as(path).isEqualTo(403);
        assertThat(Web.field(response, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(Web.field(response, "Cache-Control")).isEqualTo("no-store");
      }
      assertThat(Web.get(origin.uri("/health")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void address_expired_isForbiddenAndWasNotCachedLonger() throws Exception {
    try (OriginProcess origin = start()) {
      String signed = sign("sign", "sample", "--for", "4s").get(0);
      HttpResponse<byte[]> response = Web.get(origin.uri(signed).resolve("video-360/init.mp4"));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Web.field(response, "Cache-Control")).matches("public, max-age=[0-4]");

      Thread.sleep(4_500);

      assertThat(Web.get(origin.uri(signed)).statusCode()).isEqualTo(403);
    }
  }
}
