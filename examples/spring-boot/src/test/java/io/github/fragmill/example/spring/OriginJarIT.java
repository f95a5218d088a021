package io.github.fragmill.example.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The library works out of jars in a jar, as Spring Boot starts them. */
class OriginJarIT {

  private static final String SEGMENT = "/films/film/video-360/2.m4s";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Path films;
  private static Path log;
  private static JarProcess application;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    films = Files.createDirectory(folder.resolve("films"));
    Files.copy(Films.CLIP, films.resolve("film.mp4"));
    Files.copy(Films.CLIP, films.resolve("two words.mp4"));
    log = folder.resolve("log");
    application = JarProcess.start(films, log);
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  private static HttpResponse<byte[]> send(String method, String path, String... fields)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(application.address(path))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (fields.length > 0) {
      request.headers(fields);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String field(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @CsvSource({"film, film", "two words, two%20words"})
  void get_eachFile_isWhatPackagingWrites(String title, String encoded) throws Exception {
    Map<String, byte[]> packaged = Films.packaged(films.resolve(title + ".mp4"), title);

    assertThat(packaged).containsKeys("manifest.mpd", "master.m3u8", "audio-en/1.m4s");
    for (Map.Entry<String, byte[]> file : packaged.entrySet()) {
      HttpResponse<byte[]> answer = send("GET", "/films/" + encoded + "/" + file.getKey());

      assertThat(answer.statusCode()).as(Files.readString(log)).isEqualTo(200);
      assertThat(answer.body()).as(file.getKey()).isEqualTo(file.getValue());
      assertThat(answer.headers().allValues("ETag")).hasSize(1);
      assertThat(field(answer, "Cache-Control")).matches("public, max-age=(5|60)");
      assertThat(field(answer, "Vary")).isEmpty();
    }
    assertThat(new String(packaged.get("manifest.mpd"), StandardCharsets.UTF_8))
        .contains("value=\"cbcs\"");
  }

  @Test
  void head_segment_fieldsWithoutTheBody() throws Exception {
    HttpResponse<byte[]> answer = send("HEAD", SEGMENT);

    assertThat(answer.body()).isEmpty();
    assertThat(field(answer, "Content-Length")).isEqualTo("" + send("GET", SEGMENT).body().length);
    assertThat(field(answer, "Content-Type")).isEqualTo("video/mp4");
  }

  @Test
  void get_range_partOfTheFile() throws Exception {
    HttpResponse<byte[]> answer = send("GET", SEGMENT, "Range", "bytes=10-1009");

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(send("GET", SEGMENT).body(), 10, 1010));
  }

  @Test
  void get_sameTagAgain_notModified() throws Exception {
    String tag = field(send("GET", SEGMENT), "ETag");

    HttpResponse<byte[]> answer = send("GET", SEGMENT, "If-None-Match", tag);

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(field(answer, "ETag")).isEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/films/film/video-360/99.m4s", "/films/other/manifest.mpd", "/films"})
  void get_nothingThere_isNotKeptByCaches(String path) throws Exception {
    HttpResponse<byte[]> answer = send("GET", path);

    assertThat(answer.statusCode()).isIn(404, 400);
    assertThat(field(answer, "Cache-Control")).doesNotContain("max-age=60", "immutable");
  }

  @Test
  void options_preflight_onlyFilmsAreAllowed() throws Exception {
    String[] preflight = {
      "Origin", "https://player.example",
      "Access-Control-Request-Method", "GET",
      "Access-Control-Request-Headers", "range"
    };

    HttpResponse<byte[]> film = send("OPTIONS", SEGMENT, preflight);
    HttpResponse<byte[]> other = send("OPTIONS", "/other", preflight);

    assertThat(film.statusCode()).isEqualTo(200);
    assertThat(field(film, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(field(film, "Access-Control-Allow-Headers")).isEqualTo("range");
    assertThat(field(film, "Access-Control-Allow-Methods")).contains("GET", "HEAD");
    assertThat(field(other, "Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void get_fromAPageOfAnotherHost_mayBeRead() throws Exception {
    HttpResponse<byte[]> answer = send("GET", SEGMENT, "Origin", "https://player.example");

    assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
  }

  @Test
  void log_holdsNoKey() throws Exception {
    assertThat(send("GET", "/films/film/manifest.mpd").statusCode()).isEqualTo(200);

    assertThat(Files.readString(log)).doesNotContain(Films.KEY, Films.IV_SECRET);
  }
}
