package io.github.fragmill.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.error.BusyException;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.dash.DashManifest;
import io.github.fragmill.hls.HlsManifest;
import io.github.fragmill.origin.catalog.Title;
import io.github.fragmill.origin.catalog.TitleCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

  private static final String MPD = "/film/manifest.mpd";
  private static final String INIT = "/film/video-360/init.mp4";

  private final Path film;

  OriginTest(@TempDir Path folder) throws IOException {
    film = Films.copyOf(folder, "film.mp4");
  }

  private static Origin origin(Packager packager) {
    return Origin.builder(catalog(Title.of(packager))).build();
  }

  private static TitleCatalog catalog(Title title) {
    return name -> Optional.of(title).filter(it -> name.equals("film"));
  }

  private static List<Packager> packagers(Path film) {
    Packager single = Films.clear(film).manifest(DashManifest.onDemand(), HlsManifest.of());
    return List.of(
        Films.clear(film),
        Films.encrypted(film, Scheme.CBCS),
        Films.encrypted(film, Scheme.CENC),
        Films.clear(film).layout(Layout.TIMED_SEGMENTS),
        Films.encrypted(film, Scheme.CBCS).trickPlay(),
        single,
        single.protect(Films.encryption(Scheme.CENC)));
  }

  static Stream<Integer> packagerNumbers() {
    return Stream.iterate(0, it -> it + 1).limit(packagers(Films.CLIP).size());
  }

  @ParameterizedTest
  @MethodSource("packagerNumbers")
  void handle_eachFile_sameBytesAsPackaging(int number) throws IOException {
    Packager packager = packagers(film).get(number);
    Origin origin = Origin.builder(catalog(Title.of(packager).measured())).build();

    Map<String, byte[]> packaged = Films.packaged(packager);

    assertThat(packaged).hasSizeGreaterThan(5);
    for (Map.Entry<String, byte[]> file : packaged.entrySet()) {
      Answer answer = Answer.get(origin, "/film/" + file.getKey());
      assertThat(answer.status()).as(file.getKey()).isEqualTo(200);
      assertThat(answer.body()).as(file.getKey()).isEqualTo(file.getValue());
      assertThat(answer.field("Content-Length")).isEqualTo("" + file.getValue().length);
      assertThat(answer.field("ETag")).startsWith("\"");
    }
    assertThat(origin.stats().plannedTitles()).isEqualTo(1);
    assertThat(origin.stats().bufferBytes()).isZero();
  }

  @ParameterizedTest
  @MethodSource("packagerNumbers")
  void handle_rangesOfEachFile_partsOfTheWhole(int number) throws IOException {
    Packager packager = packagers(film).get(number);
    Origin origin = Origin.builder(catalog(Title.of(packager).measured())).build();

    for (Map.Entry<String, byte[]> file : Films.packaged(packager).entrySet()) {
      byte[] whole = file.getValue();
      for (int from : new int[] {0, 1, whole.length / 2, whole.length - 1}) {
        Answer answer =
            Answer.get(origin, "/film/" + file.getKey(), "Range", "bytes=" + from + "-");
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, from, whole.length));
        assertThat(answer.field("Content-Range"))
            .isEqualTo("bytes " + from + "-" + (whole.length - 1) + "/" + whole.length);
        assertThat(answer.field("Content-Length")).isEqualTo("" + (whole.length - from));
      }
    }
  }

  @Test
  void handle_twoNodesWithOneSecret_sameBytesAndTags() throws IOException {
    Origin one = origin(Films.encrypted(film, Scheme.CBCS));
    Origin other = origin(Films.encrypted(film, Scheme.CBCS));

    for (String name : Films.packaged(Films.encrypted(film, Scheme.CBCS)).keySet()) {
      Answer answer = Answer.get(one, "/film/" + name);
      assertThat(Answer.get(other, "/film/" + name)).isEqualTo(answer);
    }
  }

  @Test
  void handle_anotherSecretOrOption_otherTags() throws IOException {
    List<String> tags = new ArrayList<>();
    for (Packager packager :
        List.of(
            Films.clear(film),
            Films.encrypted(film, Scheme.CBCS),
            Films.encrypted(film, Scheme.CENC),
            Films.clear(film).segmentDuration(Duration.ofSeconds(4)),
            Films.clear(film).protect(CommonEncryption.cbcs(Films.KEY)))) {
      tags.add(Answer.get(origin(packager), INIT).field("ETag"));
    }

    assertThat(tags).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void handle_head_fieldsOfGetWithoutItsBody() throws IOException {
    Origin origin = origin(Films.encrypted(film, Scheme.CBCS));

    for (String path : List.of(MPD, INIT, "/film/video-360/1.m4s", "/film/nothing")) {
      Answer get = Answer.get(origin, path);
      Answer head = Answer.of(origin, OriginRequest.of("HEAD", path));
      assertThat(head.status()).isEqualTo(get.status());
      assertThat(head.fields()).isEqualTo(get.fields());
      assertThat(head.body()).isEmpty();
    }
    assertThat(origin.stats().bufferBytes()).isZero();
  }

  @Test
  void handle_sameTagAgain_notModifiedAndNothingRead() throws IOException {
    Origin origin = origin(Films.clear(film));
    for (String path : List.of(MPD, INIT, "/film/video-360/1.m4s")) {
      String tag = Answer.get(origin, path).field("ETag");

      Answer again = Answer.get(origin, path, "If-None-Match", tag);

      assertThat(again.status()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.field("ETag")).isEqualTo(tag);
      assertThat(again.fields()).doesNotContainKeys("Content-Length", "Content-Type");
      assertThat(Answer.get(origin, path, "If-Match", "\"other\"").status()).isEqualTo(412);
      assertThat(Answer.get(origin, path, "If-Match", tag).status()).isEqualTo(200);
    }
  }

  @Test
  void handle_rangeOfAnotherState_wholeFile() throws IOException {
    Origin origin = origin(Films.clear(film));
    String tag = Answer.get(origin, INIT).field("ETag");

    assertThat(
            Answer.of(
                    origin,
                    OriginRequest.of("GET", INIT, Map.of("range", "bytes=0-9", "if-range", tag)))
                .body())
        .hasSize(10);
    assertThat(
            Answer.of(
                    origin,
                    OriginRequest.of(
                        "GET", INIT, Map.of("range", "bytes=0-9", "if-range", "\"x\"")))
                .status())
        .isEqualTo(200);
  }

  @Test
  void handle_rangeAfterTheEnd_isRefusedWithTheSize() throws IOException {
    Origin origin = origin(Films.clear(film));
    int size = Answer.get(origin, INIT).body().length;

    Answer answer = Answer.get(origin, INIT, "Range", "bytes=" + size + "-");

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.field("Content-Range")).isEqualTo("bytes */" + size);
  }

  @Test
  void handle_fields_thatCachesAndBrowsersNeed() throws IOException {
    Files.setLastModifiedTime(film, FileTime.from(Instant.parse("2026-11-05T08:49:37Z")));
    Origin origin = origin(Films.clear(film));

    Answer mpd = Answer.get(origin, MPD);

    assertThat(mpd.fields())
        .containsEntry("Content-Type", "application/dash+xml")
        .containsEntry("Cache-Control", "public, max-age=5")
        .containsEntry("Last-Modified", "Thu, 05 Nov 2026 08:49:37 GMT")
        .containsEntry("Accept-Ranges", "bytes")
        .containsEntry("Access-Control-Allow-Origin", "*");
    assertThat(Answer.get(origin, "/film/master.m3u8").field("Content-Type"))
        .isEqualTo("application/vnd.apple.mpegurl");
    assertThat(Answer.get(origin, INIT).fields())
        .containsEntry("Content-Type", "video/mp4")
        .containsEntry("Cache-Control", "public, max-age=60");
  }

  @Test
  void handle_preflight_isAnsweredWithoutTheTitle() throws IOException {
    Answer answer = Answer.of(origin(Films.clear(film)), OriginRequest.of("OPTIONS", "/nothing/x"));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.field("Access-Control-Allow-Headers")).contains("Range");
    assertThat(answer.field("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @Test
  void handle_sameOrigin_noPageOfAnotherHostMayRead() throws IOException {
    Origin origin = Origin.builder(catalog(Title.of(Films.clear(film)))).sameOrigin().build();

    assertThat(Answer.get(origin, MPD).fields()).doesNotContainKey("Access-Control-Allow-Origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "get", "TRACE", ""})
  void handle_otherMethod_isRefused(String method) throws IOException {
    Answer answer = Answer.of(origin(Films.clear(film)), OriginRequest.of(method, MPD));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.field("Allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/film",
        "/film/nothing",
        "/film/video-360/999.m4s",
        "/film/video-360/0.m4s",
        "/film/video-360/01.m4s",
        "/film/video-360/-1.m4s",
        "/film/video-360/1.m4s/x",
        "/film/Video-360/1.m4s",
        "/film/@nothing/manifest.mpd",
        "/other/manifest.mpd"
      })
  void handle_fileThatIsNotThere_absent(String path) throws IOException {
    Answer answer = Answer.get(origin(Films.clear(film)), path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.field("Cache-Control")).isEqualTo("public, max-age=2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/film/../film/manifest.mpd", "/film/%00", "/film/a%2fb"})
  void handle_pathOfNoPlayer_badRequest(String path) throws IOException {
    assertThat(Answer.get(origin(Films.clear(film)), path).status()).isEqualTo(400);
  }

  @Test
  void handle_versionedAddress_sameFileForGood() throws IOException {
    Origin origin =
        Origin.builder(catalog(Title.of(Films.clear(film)))).redirectManifests().build();

    Answer redirect = Answer.get(origin, MPD);

    assertThat(redirect.status()).isEqualTo(307);
    String location = redirect.field("Location");
    assertThat(location).matches("\\./@[A-Za-z0-9_-]{22}/manifest\\.mpd");
    String base = "/film/" + location.substring(2, location.lastIndexOf('/') + 1);
    for (Map.Entry<String, byte[]> file : Films.packaged(Films.clear(film)).entrySet()) {
      Answer answer = Answer.get(origin, base + file.getKey());
      assertThat(answer.body()).isEqualTo(file.getValue());
      assertThat(answer.field("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    }
    assertThat(Answer.get(origin, INIT).status()).isEqualTo(200);
  }

  @Test
  void handle_playlistInAFolder_redirectsRelativeToItself() throws IOException {
    Origin origin =
        Origin.builder(catalog(Title.of(Films.clear(film)))).redirectManifests().build();
    String playlist =
        Films.packaged(Films.clear(film)).keySet().stream()
            .filter(it -> it.endsWith(".m3u8") && it.contains("/"))
            .findFirst()
            .orElse("master.m3u8");

    String location = Answer.get(origin, "/film/" + playlist).field("Location");

    assertThat(Path.of("/film/" + playlist).resolveSibling(location).normalize().toString())
        .matches("/film/@[A-Za-z0-9_-]{22}/" + playlist.replace(".", "\\."));
  }

  @Test
  void handle_noMemory_busyAndSaysWhenToTryAgain() throws Exception {
    PackagingEngine engine = PackagingEngine.builder().maxBufferBytes(1).build();
    Origin origin =
        Origin.builder(catalog(Title.of(Films.clear(film))))
            .engine(engine)
            .segmentCacheBytes(0, 0)
            .waits(Duration.ofMillis(10), Duration.ofSeconds(1))
            .build();
    OriginRequest request = OriginRequest.of("GET", "/film/video-360/1.m4s");
    try (OriginResponse slow = origin.handle(request);
        OriginResponse.Part held = slow.next(Duration.ofSeconds(1)).orElseThrow()) {
      assertThat(held.buffers()).isNotEmpty();

      Answer answer = Answer.of(origin, request);

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.field("Retry-After")).isEqualTo("1");
      assertThat(answer.field("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.failure().orElseThrow()).isInstanceOf(BusyException.class);
    }
    assertThat(Answer.of(origin, request).status()).isEqualTo(200);
    assertThat(engine.usedBufferBytes()).isZero();
  }

  @Test
  void handle_smallSegmentAgain_comesFromMemory() throws IOException {
    Origin origin = origin(Films.encrypted(film, Scheme.CBCS));
    byte[] first = Answer.get(origin, "/film/audio-en/1.m4s").body();
    byte[] second = Answer.get(origin, "/film/audio-en/1.m4s").body();

    assertThat(second).isEqualTo(first).isNotEmpty();
    assertThat(origin.stats().segmentHits()).isEqualTo(1);
    assertThat(origin.stats().segmentBytes()).isGreaterThanOrEqualTo(first.length);
  }
}
