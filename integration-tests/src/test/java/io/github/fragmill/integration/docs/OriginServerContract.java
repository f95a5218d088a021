package io.github.fragmill.integration.docs;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.origin.Origin;
import io.github.fragmill.origin.OriginRequest;
import io.github.fragmill.origin.OriginResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an origin answers reaches clients as it is, in the server that carries it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OriginServerContract {

  static final String BELOW = "/films";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String SEGMENT = "video-360/1.m4s";

  final OriginFilms films = new OriginFilms();
  private final PackagingEngine engine = PackagingEngine.create();
  private final Origin origin = films.origin(engine);
  private Path folder;
  private RunningServer server;

  /** Starts a server with the code of the documentation. */
  abstract RunningServer start(Origin origin, Path folder) throws Exception;

  /** Returns whether what browsers ask before requests to another host reaches the code at all. */
  boolean answersPreflights() {
    return true;
  }

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    server = start(origin, folder);
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  /** No body is left open, whatever became of its client. */
  @AfterEach
  void checkMemory() throws Exception {
    awaitNoBuffers(engine);
  }

  static void awaitNoBuffers(PackagingEngine engine) throws InterruptedException {
    for (int i = 0; i < 500 && engine.usedBufferBytes() > 0; i++) {
      Thread.sleep(10);
    }
    assertThat(engine.usedBufferBytes()).isZero();
  }

  static HttpResponse<byte[]> send(String method, URI address, String... fields) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (fields.length > 0) {
      request.headers(fields);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> get(String file, String... fields) throws Exception {
    return send("GET", server.address(OriginFilms.SEGMENTED, file), fields);
  }

  private static String field(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  /** The server changes neither the status nor any field of the origin. */
  private void assertAsTheOriginSays(HttpResponse<?> answer) {
    HttpRequest request = answer.request();
    try (OriginResponse expected =
        origin.handle(
            OriginRequest.of(
                request.method(),
                request.uri().getRawPath().substring(BELOW.length()),
                name -> request.headers().firstValue(name).orElse(null)))) {
      assertThat(answer.statusCode()).isEqualTo(expected.status());
      expected
          .fields()
          .forEach(
              (name, value) ->
                  assertThat(answer.headers().allValues(name))
                      .as(name)
                      // Servlet containers write media types their way.
                      .usingElementComparator(comparing(it -> it.replace("; ", ";")))
                      .containsExactly(value));
      assertThat(answer.headers().map().keySet())
          .filteredOn(it -> it.matches("(?i)etag|cache-control|expires|pragma|vary|set-cookie"))
          .allMatch(it -> expected.fields().keySet().stream().anyMatch(it::equalsIgnoreCase));
    }
  }

  static Stream<String> titles() {
    return Stream.concat(
        Stream.of(OriginFilms.SEGMENTED, OriginFilms.SINGLE), OriginFilms.STRANGE.stream());
  }

  @ParameterizedTest
  @MethodSource("titles")
  void get_eachFile_isWhatPackagingWrites(String title) throws Exception {
    Map<String, byte[]> packaged = films.packaged(title);

    assertThat(packaged).hasSizeGreaterThan(4).containsKeys("manifest.mpd", "master.m3u8");
    for (Map.Entry<String, byte[]> file : packaged.entrySet()) {
      HttpResponse<byte[]> answer = send("GET", server.address(title, file.getKey()));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).as(file.getKey()).isEqualTo(file.getValue());
      assertThat(field(answer, "ETag")).startsWith("\"");
      assertThat(field(answer, "Cache-Control")).startsWith("public, max-age=");
      assertAsTheOriginSays(answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.mpd", "master.m3u8", SEGMENT, "nothing.m4s"})
  void head_eachKindOfFile_fieldsOfGetWithoutItsBody(String file) throws Exception {
    HttpResponse<byte[]> answer =
        send("HEAD", server.address(OriginFilms.SEGMENTED, file), "If-Match", "*");

    assertThat(answer.body()).isEmpty();
    assertThat(field(answer, "Content-Length")).isEqualTo("" + get(file).body().length);
    assertAsTheOriginSays(answer);
  }

  @Test
  void get_range_partOfTheFile() throws Exception {
    byte[] whole = films.packaged(OriginFilms.SEGMENTED).get(SEGMENT);

    HttpResponse<byte[]> answer = get(SEGMENT, "Range", "bytes=100-40099");

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, 100, 40_100));
    assertAsTheOriginSays(answer);
  }

  @Test
  void get_rangeAfterTheEnd_refused() throws Exception {
    HttpResponse<byte[]> answer = get(SEGMENT, "Range", "bytes=99999999-");

    assertThat(answer.statusCode()).isEqualTo(416);
    assertAsTheOriginSays(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.mpd", SEGMENT})
  void get_sameTagAgain_notModified(String file) throws Exception {
    HttpResponse<byte[]> answer = get(file, "If-None-Match", field(get(file), "ETag"));

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertAsTheOriginSays(answer);
  }

  @Test
  void get_otherState_preconditionFailed() throws Exception {
    HttpResponse<byte[]> answer = get(SEGMENT, "If-Match", "\"other\"");

    assertThat(answer.statusCode()).isEqualTo(412);
    assertAsTheOriginSays(answer);
  }

  @Test
  void get_nothingThere_absent() throws Exception {
    for (URI address :
        List.of(
            server.address(OriginFilms.SEGMENTED, "video-360/99.m4s"),
            server.address("other film", "manifest.mpd"))) {
      HttpResponse<byte[]> answer = send("GET", address);

      assertThat(answer.statusCode()).isEqualTo(404);
      assertAsTheOriginSays(answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%2fb", "%2e%2e/film/manifest.mpd", "%00", "a%5cb", "%C3"})
  void get_pathOfNoPlayer_refused(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
  }

  @Test
  void post_anyFile_notAllowed() throws Exception {
    HttpResponse<byte[]> answer =
        send("POST", server.address(OriginFilms.SEGMENTED, "manifest.mpd"));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertAsTheOriginSays(answer);
  }

  /** What a browser asks before a player on another host may send a range. */
  @Test
  void options_preflight_isAllowedWhereItArrives() throws Exception {
    HttpResponse<byte[]> answer =
        send(
            "OPTIONS",
            server.address(OriginFilms.SEGMENTED, SEGMENT),
            "Origin",
            "https://player.example",
            "Access-Control-Request-Method",
            "GET",
            "Access-Control-Request-Headers",
            "range");

    if (answersPreflights()) {
      assertThat(answer.statusCode()).isEqualTo(204);
      assertAsTheOriginSays(answer);
    } else {
      assertThat(field(answer, "Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void get_fromAPageOfAnotherHost_mayBeRead() throws Exception {
    HttpResponse<byte[]> answer = get(SEGMENT, "Origin", "https://player.example");

    assertThat(field(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertAsTheOriginSays(answer);
  }

  /** Otherwise a cache would keep half a file under the length of a whole one. */
  @ParameterizedTest
  @ValueSource(longs = {100_000, 300_000})
  void get_sourceFailsInTheMiddle_connectionEndsBeforeTheBody(long positionBytes) throws Exception {
    URI address = server.address(OriginFilms.SINGLE, OriginFilms.SINGLE_VIDEO);
    byte[] whole = send("GET", address).body();
    films.source().failAt(positionBytes);
    try (RawClient client = RawClient.get(address)) {
      RawClient.Answer answer = client.readToTheEnd();

      assertThat(answer.head()).startsWith("HTTP/1.1 200 ");
      assertThat(answer.contentLength()).isEqualTo(whole.length);
      assertThat(answer.bytes()).isNotEmpty().hasSizeLessThan(whole.length);
      assertThat(whole).startsWith(answer.bytes());
    } finally {
      films.source().recover();
    }
    assertThat(untilItIsThere(address).body()).isEqualTo(whole);
  }

  /** An origin remembers for a second that a title failed. */
  private static HttpResponse<byte[]> untilItIsThere(URI address) throws Exception {
    HttpResponse<byte[]> answer = send("GET", address);
    for (int i = 0; i < 50 && answer.statusCode() != 200; i++) {
      Thread.sleep(100);
      answer = send("GET", address);
    }
    return answer;
  }

  @Test
  void get_clientGoesAway_nothingIsLeftOpen() throws Exception {
    URI address = server.address(OriginFilms.SINGLE, OriginFilms.SINGLE_VIDEO);
    for (int i = 0; i < 3; i++) {
      try (RawClient client = RawClient.get(address)) {
        client.read(1000);
      }
    }
    awaitNoBuffers(engine);
    assertThat(send("GET", address).statusCode()).isEqualTo(200);
  }

  @Test
  void get_memoryForOnePartOnly_allClientsGetAll() throws Exception {
    PackagingEngine small = PackagingEngine.builder().maxBufferBytes(1).build();
    byte[] whole = films.packaged(OriginFilms.SEGMENTED).get(SEGMENT);
    try (RunningServer busy = start(films.origin(small), folder)) {
      URI address = busy.address(OriginFilms.SEGMENTED, SEGMENT);
      List<CompletableFuture<HttpResponse<byte[]>>> answers =
          Stream.generate(
                  () ->
                      CLIENT.sendAsync(
                          HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(),
                          HttpResponse.BodyHandlers.ofByteArray()))
              .limit(6)
              .toList();
      for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
        assertThat(answer.get().body()).isEqualTo(whole);
      }
    }
    awaitNoBuffers(small);
  }
}
