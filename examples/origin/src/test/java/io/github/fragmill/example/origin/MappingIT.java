package io.github.fragmill.example.origin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.fragmill.example.origin.process.OriginProcess;
import io.github.fragmill.example.origin.process.Reference;
import io.github.fragmill.example.origin.process.Until;
import io.github.fragmill.example.origin.process.Web;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Titles that a document or a server maps to sources. */
final class MappingIT {

  private static final String SAMPLE = "{\"sources\": [{\"path\": \"sample.mp4\"}]";

  private final Path folder;

  MappingIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private OriginProcess start(Object mapping) throws Exception {
    return OriginProcess.of(folder, OriginProcess.MEDIA)
        .encrypted()
        .with("--mapping", mapping, "--keep-titles", "1")
        .start();
  }

  @Test
  void document_eachTitle_isPackagedAsItSays() throws Exception {
    Files.writeString(folder.resolve("en.vtt"), "WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n");
    Path root = Files.createDirectory(folder.resolve("media"));
    Files.copy(OriginProcess.MEDIA.resolve("sample.mp4"), root.resolve("sample.mp4"));
    Files.copy(folder.resolve("en.vtt"), root.resolve("en.vtt"));
    Path mapping =
        Files.writeString(
            folder.resolve("titles.json"),
            "{\"plain\": "
                + SAMPLE
                + ", \"scheme\": \"none\"},\n\"one\": "
                + SAMPLE
                + ", \"scheme\": \"cenc\", \"layout\": \"single\"},\n\"text\": "
                + SAMPLE.replace("}]", "}, {\"path\": \"en.vtt\", \"language\": \"en\"}]")
                + ", \"segmentDuration\": 2},\n\"other-key\": "
                + SAMPLE
                + ", \"keyId\": \"ffffffffffffffffffffffffffffffff\"},\n\"outside\": "
                + SAMPLE.replace("sample", "../en")
                + "}}");
    try (OriginProcess origin =
        OriginProcess.of(folder, root).encrypted().with("--mapping", mapping).start()) {
      assertThat(Web.text(Web.get(origin.uri("/plain/manifest.mpd"))))
          .doesNotContain("ContentProtection");
      Map<String, byte[]> one =
          Reference.files(
              root.resolve("sample.mp4"), "one", "cenc", "single", folder.resolve("one"));
      assertThat(Web.get(origin.uri("/one/video-360.mp4")).body())
          .isEqualTo(one.get("video-360.mp4"));
      assertThat(Web.text(Web.get(origin.uri("/text/manifest.mpd"))))
          .contains("lang=\"en\"", "contentType=\"text\"", "\"cbcs\"");
      assertThat(Web.get(origin.uri("/text/video-360/6.m4s")).statusCode()).isEqualTo(200);
      assertThat(Web.get(origin.uri("/sample/manifest.mpd")).statusCode()).isEqualTo(404);
      assertThat(Web.get(origin.uri("/other-key/manifest.mpd")).statusCode()).isEqualTo(502);
      assertThat(Web.get(origin.uri("/outside/manifest.mpd")).statusCode()).isEqualTo(502);
      assertThat(origin.err()).contains("there is no key with the key id", "beneath the root");
      assertThat(Web.text(Web.get(origin.uri("/")))).contains("/?play=other-key");
    }
  }

  @Test
  void document_changed_isReadAgain() throws Exception {
    Path mapping = Files.writeString(folder.resolve("titles.json"), "{\"a\": " + SAMPLE + "}}");
    try (OriginProcess origin = start(mapping)) {
      assertThat(Web.get(origin.uri("/a/manifest.mpd")).statusCode()).isEqualTo(200);

      Files.writeString(mapping, "{\"longer-name\": " + SAMPLE + "}}");

      assertThat(
              Until.met(() -> Web.get(origin.uri("/longer-name/manifest.mpd")).statusCode() == 200))
          .isTrue();
      assertThat(Until.met(() -> Web.get(origin.uri("/a/manifest.mpd")).statusCode() == 404))
          .isTrue();

      Files.writeString(mapping, "broken");

      assertThat(Until.met(() -> Web.get(origin.uri("/b/manifest.mpd")).statusCode() == 502))
          .isTrue();
    }
  }

  @Test
  void server_asked_mapsEachTitle() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/map/",
        exchange -> {
          boolean isFilm = exchange.getRequestURI().getPath().equals("/map/my film");
          byte[] answer = (isFilm ? SAMPLE + "}" : "").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(isFilm ? 200 : 404, isFilm ? answer.length : -1);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try (OriginProcess origin =
        start("http://127.0.0.1:" + server.getAddress().getPort() + "/map/{title}")) {
      assertThat(Web.get(origin.uri("/my%20film/master.m3u8")).statusCode()).isEqualTo(200);
      assertThat(Web.get(origin.uri("/other/master.m3u8")).statusCode()).isEqualTo(404);

      server.stop(0);

      assertThat(Until.met(() -> Web.get(origin.uri("/my%20film/master.m3u8")).statusCode() == 502))
          .isTrue();
    } finally {
      server.stop(0);
    }
  }
}
