package io.github.fragmill.example.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.example.origin.process.OriginProcess;
import io.github.fragmill.example.origin.process.RawClient;
import io.github.fragmill.example.origin.process.Web;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of every kind, from players, caches and others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpIT {

  private static final String FILE = "/sample/video-360.mp4";
  private static final String MANIFEST = "/sample/manifest.mpd";
  private static final int RECEIVE_BYTES = 64 * 1024;

  private OriginProcess origin;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    origin =
        OriginProcess.of(folder, OriginProcess.MEDIA)
            .encrypted()
            .with("--layout", "single")
            .start();
  }

  @AfterAll
  void stop() throws Exception {
    origin.close();
  }

  @Test
  void range_ofFile_isThatPart() throws Exception {
    byte[] whole = Web.get(origin.uri(FILE)).body();
    for (int[] part : new int[][] {{0, 1}, {100, 70_000}, {200_000, 200_001}}) {
      HttpResponse<byte[]> response =
          Web.get(origin.uri(FILE), "Range", "bytes=" + part[0] + "-" + (part[1] - 1));
      assertThat(response.statusCode()).isEqualTo(206);
      assertThat(response.body()).isEqualTo(Arrays.copyOfRange(whole, part[0], part[1]));
      assertThat(Web.field(response, "Content-Range"))
          .isEqualTo("bytes " + part[0] + "-" + (part[1] - 1) + "/" + whole.length);
    }
    assertThat(Web.get(origin.uri(FILE), "Range", "bytes=-10").body())
        .isEqualTo(Arrays.copyOfRange(whole, whole.length - 10, whole.length));
    assertThat(Web.get(origin.uri(FILE), "Range", "bytes=" + whole.length + "-").statusCode())
        .isEqualTo(416);
  }

  @ParameterizedTest
  @ValueSource(strings = {FILE, MANIFEST, "/sample/master.m3u8", "/", "/health"})
  void head_anyFile_hasTheFieldsOfGetAndNoBody(String path) throws Exception {
    for (String coding : new String[] {"identity", "gzip"}) {
      HttpResponse<byte[]> get = Web.get(origin.uri(path), "Accept-Encoding", coding);
      HttpResponse<byte[]> head = Web.send("HEAD", origin.uri(path), "Accept-Encoding", coding);

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(Web.field(head, "Content-Length")).isEqualTo(Integer.toString(get.body().length));
      assertThat(Web.field(head, "ETag")).isEqualTo(Web.field(get, "ETag"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nope/manifest.mpd, 404",
    "GET, /sample/nope.mp4, 404",
    "GET, /sample, 404",
    "GET, /favicon.ico, 404",
    "POST, /sample/manifest.mpd, 405",
    "DELETE, /sample/manifest.mpd, 405",
    "OPTIONS, /sample/manifest.mpd, 204",
    "GET, /@player/page.js, 200",
    "GET, /@player/nope.js, 404"
  })
  void request_otherThanForAFile_hasItsStatus(String method, String path, int status)
      throws Exception {
    HttpResponse<byte[]> response = Web.send(method, origin.uri(path));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body().length > 0).isEqualTo(status != 204);
  }

  @Test
  void preflight_forRange_allowsIt() throws Exception {
    HttpResponse<byte[]> response =
        Web.send(
            "OPTIONS",
            origin.uri(FILE),
            "Origin",
            "https://tv.example",
            "Access-Control-Request-Method",
            "GET",
            "Access-Control-Request-Headers",
            "range");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(Web.field(response, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(Web.field(response, "Access-Control-Allow-Headers")).contains("Range");
  }

  @ParameterizedTest
  @ValueSource(strings = {FILE, MANIFEST})
  void conditional_sameTag_notModified(String path) throws Exception {
    for (String coding : new String[] {"identity", "gzip"}) {
      HttpResponse<byte[]> first = Web.get(origin.uri(path), "Accept-Encoding", coding);
      HttpResponse<byte[]> second =
          Web.get(
              origin.uri(path),
              "Accept-Encoding",
              coding,
              "If-None-Match",
              Web.field(first, "ETag"));

      assertThat(second.statusCode()).isEqualTo(304);
      assertThat(second.body()).isEmpty();
      assertThat(Web.field(second, "ETag")).isEqualTo(Web.field(first, "ETag"));
    }
    assertThat(Web.get(origin.uri(path), "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void gzip_acceptedOfManifest_isTheManifestWithATagOfItsOwn() throws Exception {
    HttpResponse<byte[]> plain = Web.get(origin.uri(MANIFEST));
    HttpResponse<byte[]> compressed =
        Web.get(origin.uri(MANIFEST), "Accept-Encoding", "br, gzip;q=0.5");

    assertThat(Web.field(compressed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
        .isEqualTo(plain.body());
    assertThat(Web.field(compressed, "ETag")).isNotEqualTo(Web.field(plain, "ETag"));
    assertThat(Web.field(plain, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(Web.field(plain, "Content-Encoding")).isEmpty();
  }

  @Test
  void gzip_acceptedOfMediaOrPart_isNotUsed() throws Exception {
    assertThat(Web.field(Web.get(origin.uri(FILE), "Accept-Encoding", "gzip"), "Content-Encoding"))
        .isEmpty();
    HttpResponse<byte[]> part =
        Web.get(origin.uri(MANIFEST), "Accept-Encoding", "gzip", "Range", "bytes=0-4");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(Web.text(part)).isEqualTo("<?xml");
  }

  /** Nothing of these reaches a file, and the server goes on. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /../../etc/passwd HTTP/1.1|Host: a||",
        "GET /sample/../../etc/passwd HTTP/1.1|Host: a||",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1|Host: a||",
        "GET /..%2f..%2fetc/passwd HTTP/1.1|Host: a||",
        "GET /%252e%252e/passwd HTTP/1.1|Host: a||",
        "GET /sample/%00 HTTP/1.1|Host: a||",
        "GET /sample/%ff%fe HTTP/1.1|Host: a||",
        "GET /sample\\manifest.mpd HTTP/1.1|Host: a||",
        "GET //etc/passwd HTTP/1.1|Host: a||",
        "GET /sample/;/manifest.mpd HTTP/1.1|Host: a||",
        "GET /.hidden/manifest.mpd HTTP/1.1|Host: a||",
        "GET /@player/../../x HTTP/1.1|Host: a||",
        "GET sample HTTP/1.1|Host: a||",
        "GET / HTTP/9.9|Host: a||",
        "GET /sample/manifest.mpd HTTP/1.1||",
        "\u0016\u0003\u0001||",
        "GET /sample HTTP/1.1|Host: a|Content-Length: 1|Transfer-Encoding: chunked||0||",
        "GET /sample/manifest.mpd HTTP/1.1|Host: a|Bad Header: 1||"
      })
  void hostileRequest_anyOf_isRefused(String request) throws Exception {
    try (RawClient client = new RawClient(origin.port(), RECEIVE_BYTES)) {
      assertThat(client.send(request.replace("|", "\r\n")).head())
          .matches("(?s)HTTP/1.1 (400|404|505) .*|");
    }
    assertThat(Web.get(origin.uri("/health")).statusCode()).isEqualTo(200);
  }

  @Test
  void hostileHeaders_tooLong_areRefused() throws Exception {
    try (RawClient client = new RawClient(origin.port(), RECEIVE_BYTES)) {
      client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
      assertThat(client.head()).startsWith("HTTP/1.1 431 ");
    }
    try (RawClient client = new RawClient(origin.port(), RECEIVE_BYTES)) {
      assertThat(client.get("/" + "x".repeat(20_000)).head()).matches("(?s)HTTP/1.1 4(14|31) .*");
    }
    String ranges = "bytes=" + "0-1,".repeat(1000) + "0-1";
    assertThat(Web.get(origin.uri(FILE), "Range", ranges).statusCode()).isEqualTo(200);
  }

  @Test
  void accessLog_ofRequests_isALineOfJsonEach() throws Exception {
    Web.get(origin.uri("/sample/manifest.mpd?token=of%20nobody"));

    assertThat(origin.out().lines())
        .allMatch(it -> it.startsWith("{\"time\":\"") && it.endsWith("}"))
        .anyMatch(it -> it.contains("\"path\":\"/sample/manifest.mpd\",\"status\":200"))
        .noneMatch(it -> it.contains("token"));
  }

  @Test
  void metrics_afterRequests_haveFiguresOfEachKind() throws Exception {
    Web.get(origin.uri(FILE));

    assertThat(Web.text(Web.get(origin.uri("/metrics"))))
        .contains("fragmill_origin_requests_seconds_count{method=\"GET\",status=\"200\"}")
        .contains("fragmill_origin_sent_bytes_total{status=\"200\"}")
        .contains("fragmill_origin_titles_planned_total 1.0")
        .contains("jvm_buffer_memory_used_bytes{id=\"direct\"}")
        .contains("jvm_threads_live_threads")
        .doesNotContain(OriginProcess.KEY)
        .doesNotContain(OriginProcess.IV_SECRET);
  }
}
