package io.github.fragmill.platform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.process.Answer;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.Multipart;
import io.github.fragmill.platform.process.PlatformProcess;
import io.github.fragmill.platform.process.RawRequest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as players fetch them, and those that nobody may fetch. */
final class FilesIT {

  private static final byte[] FILM = Clips.sample();

  private static final Map<String, String> TYPES =
      Map.of(
          "mpd", "application/dash+xml",
          "m3u8", "application/vnd.apple.mpegurl",
          "mp4", "video/mp4",
          "vtt", "text/vtt");

  /** The manifest, and text in MP4: playlists name it as WebVTT files. */
  private static final Pattern OF_DASH_ALONE =
      Pattern.compile("stream\\.mpd|text-en(\\.mp4|/.*\\.(mp4|m4s))");

  /** A line with an address, or an address in a tag, but for those that hold what they name. */
  private static final Pattern NAMED =
      Pattern.compile("^[^#\\s].*$|URI=\"(?!data:)([^\"]+)\"", Pattern.MULTILINE);

  private static PlatformProcess platform;
  private static Api api;
  private static long upload;
  private static long packaged;

  private FilesIT() {}

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    platform = Launch.in(folder.resolve("data")).start();
    api = Api.of(platform);
    byte[] words = "WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n".getBytes(StandardCharsets.UTF_8);
    upload =
        api.upload(
                new Multipart()
                    .field("language.1", "en")
                    .file("file", Clips.SAMPLE)
                    .file("file", "words.vtt", words))
            .path("input_content_id")
            .asLong();
    packaged = api.packageTitle(upload, "");
    api.ready(packaged);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void download_whole_theUploadedBytes() throws Exception {
    Answer answer = api.http().get("/download/" + upload).assertStatus(200);

    assertThat(answer.bytes()).isEqualTo(FILM);
    assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(FILM.length));
    assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(answer.header("Content-Disposition"))
        .startsWith("attachment")
        .contains("sample.mp4");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    api.http().get("/download/" + upload + "?file=2").refusal(404);
    api.http().get("/download/" + upload + "?file=-1").refusal(404);
    api.http().get("/download/" + upload + "?file=x").refusal(404);
  }

  @Test
  void download_ranges_thePartsAskedFor() throws Exception {
    String path = "/download/" + upload;
    int end = FILM.length;

    assertPart(path, "bytes=0-3", 0, 4);
    assertPart(path, "bytes=4-", 4, end);
    assertPart(path, "bytes=-5", end - 5, end);
    assertPart(path, "bytes=" + (end - 1) + "-" + Long.MAX_VALUE, end - 1, end);
    Answer none = api.http().with("Range", "bytes=" + end + "-").get(path).assertStatus(416);
    assertThat(none.header("Content-Range")).isEqualTo("bytes */" + end);
    assertThat(api.http().with("Range", "bytes=9-3").get(path).status()).isIn(200, 416);
    assertThat(api.http().with("Range", "seconds=1-2").get(path).status()).isIn(200, 416);
  }

  private static void assertPart(String path, String range, int from, int to) throws Exception {
    Answer answer = api.http().with("Range", range).get(path).assertStatus(206);

    assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(FILM, from, to));
    assertThat(answer.header("Content-Range"))
        .isEqualTo("bytes " + from + "-" + (to - 1) + "/" + FILM.length);
  }

  @Test
  void download_knownAlready_onlyWhatChanged() throws Exception {
    String path = "/download/" + upload;
    String tag = api.http().get(path).header("ETag");

    assertThat(tag).matches("\"[^\"]+\"");
    assertThat(api.http().with("If-None-Match", tag).get(path).assertStatus(304).bytes()).isEmpty();
    assertThat(api.http().with("If-Range", tag).with("Range", "bytes=0-3").get(path).status())
        .isEqualTo(206);
    assertThat(api.http().with("If-Range", "\"x\"").with("Range", "bytes=0-3").get(path).status())
        .isEqualTo(200);
  }

  @Test
  void videos_anyPage_mayFetch() throws Exception {
    List<String> names = api.files(packaged);
    assertThat(names)
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .containsAll(TYPES.keySet());
    for (String name : names) {
      String path = "/videos/" + packaged + "/" + name;
      Answer answer = api.http().with("Origin", "https://player.example").get(path);

      answer.assertStatus(200);
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(answer.header("Access-Control-Expose-Headers")).contains("Content-Range");
      assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
      assertThat(answer.header("Content-Type"))
          .startsWith(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
      Answer part = api.http().with("Range", "bytes=0-7").get(path).assertStatus(206);
      assertThat(part.bytes()).isEqualTo(Arrays.copyOf(answer.bytes(), 8));
      Answer head = api.http().send("HEAD", path, BodyPublishers.noBody()).assertStatus(200);
      assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(answer.bytes().length));
    }
  }

  /** As players do, which know nothing but the first address. */
  @ParameterizedTest
  @ValueSource(strings = {"on-demand", "live"})
  void videos_everythingThatPlaylistsName_isServed(String profile) throws Exception {
    long id = api.packageTitle(upload, "\"profile\": \"" + profile + "\"");
    URI first = URI.create(api.ready(id).path("hls_url").asText());

    Set<URI> seen = new LinkedHashSet<>(Set.of(first));
    for (Queue<URI> open = new ArrayDeque<>(seen); !open.isEmpty(); ) {
      URI playlist = open.remove();
      String text = api.http().get(playlist.toString()).assertStatus(200).text();
      assertThat(text).startsWith("#EXTM3U\n");
      for (MatchResult named : NAMED.matcher(text).results().toList()) {
        URI uri = playlist.resolve(named.group(1) == null ? named.group() : named.group(1));
        if (seen.add(uri) && uri.getPath().endsWith(".m3u8")) {
          open.add(uri);
        }
      }
    }

    assertThat(seen.stream().map(uri -> first.resolve(".").relativize(uri).toString()))
        .containsExactlyInAnyOrderElementsOf(
            api.files(id).stream().filter(name -> !OF_DASH_ALONE.matcher(name).matches()).toList());
  }

  @Test
  void videos_preflight_allowsRanges() throws Exception {
    Answer answer =
        api.http()
            .with("Origin", "https://player.example")
            .with("Access-Control-Request-Method", "GET")
            .with("Access-Control-Request-Headers", "range")
            .send("OPTIONS", "/videos/" + packaged + "/stream.mpd", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.header("Access-Control-Allow-Headers")).containsIgnoringCase("range");
  }

  @Test
  void otherThanVideos_otherPages_mayNotRead() throws Exception {
    for (String path : new String[] {"/allUploaded", "/download/" + upload, "/session", "/"}) {
      Answer answer = api.http().with("Origin", "https://player.example").get(path);

      assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/videos/ID/../ID/../../master.key",
        "/videos/ID/../../../master.key",
        "/videos/ID/..%2f..%2f..%2fmaster.key",
        "/videos/ID/%2e%2e/%2e%2e/%2e%2e/master.key",
        "/videos/ID/%2e%2e%2f%2e%2e%2f%2e%2e%2fmaster.key",
        "/videos/ID/..%5c..%5cmaster.key",
        "/videos/ID/..%252f..%252fmaster.key",
        "/videos/ID//etc/passwd",
        "/videos/ID/%2fetc%2fpasswd",
        "/videos/ID/stream.mpd%00.mp4",
        "/videos/ID/./stream.mpd%2f",
        "/videos/ID/..;/..;/master.key",
        "/videos/../download/1",
        "/static/../db/migration/V1__catalogue.sql",
        "/static/..%2fdb%2fmigration%2fV1__catalogue.sql",
        "/static/%2e%2e/logback.xml",
        "/static//../../META-INF/MANIFEST.MF",
        "/player/../../logback.xml",
        "/download/1%2f..%2f..%2fmaster.key"
      })
  void get_wayOut_nothingOfIt(String path) throws Exception {
    try (RawRequest request = RawRequest.to(platform)) {
      request.head("GET " + path.replace("ID", Long.toString(packaged)));
      String answer = request.answer();

      assertThat(answer)
          .matches("(?s)HTTP/1.1 4\\d\\d .*")
          .doesNotContain("root:", "CREATE TABLE", "<configuration", "Manifest-Version", "<MPD");
    }
  }
}
