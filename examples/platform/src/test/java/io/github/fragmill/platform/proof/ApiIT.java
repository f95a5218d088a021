package io.github.fragmill.platform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fragmill.platform.process.Answer;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.Multipart;
import io.github.fragmill.platform.process.PlatformProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads and packagings as programs ask for them. */
final class ApiIT {

  private static final String KEY = "fb1e8c9a4d7b2f60518273645f6e7d8c";
  private static final String KEY_BASE64 = "+x6Mmk17L2BRgnNkX259jA==";
  private static final String KEY_BASE64_URL = "-x6Mmk17L2BRgnNkX259jA";
  private static final String KEY_ID = "ff00112233445566778899aabbccddee";
  private static final String KEY_ID_BASE64_URL = "_wARIjNEVWZ3iJmqu8zd7g";

  private static PlatformProcess platform;
  private static Api api;
  private static long upload;

  private ApiIT() {}

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    platform = Launch.in(folder.resolve("data")).start();
    api = Api.of(platform);
    upload = api.upload(Clips.SAMPLE);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/upload_input_content", "/upload"})
  void upload_film_saysWhatIsInIt(String path) throws Exception {
    Answer answer = api.http().post(path, new Multipart().file("file", Clips.SAMPLE));

    JsonNode said = answer.json(201);
    long id = said.path("input_content_id").asLong();
    assertThat(answer.header("Location")).endsWith("/uploads/" + id);
    assertThat(said.path("id").asLong()).isEqualTo(id).isPositive();
    assertThat(said.path("title").asText()).isEqualTo("sample");
    assertThat(said.path("video_track_number").asInt()).isEqualTo(1);
    assertThat(said.path("duration_seconds").asDouble()).isEqualTo(12);
    assertThat(said.at("/files/0/name").asText()).isEqualTo("sample.mp4");
    assertThat(said.at("/tracks/0/codec").asText()).startsWith("avc1.");
    assertThat(said.at("/tracks/0/height").asInt()).isEqualTo(360);
    assertThat(said.at("/tracks/0/frame_rate").asDouble()).isEqualTo(25);
    assertThat(said.at("/tracks/1/codec").asText()).isEqualTo("mp4a.40.2");
    assertThat(said.at("/tracks/1/language").asText()).isEqualTo("en");
    assertThat(said.at("/tracks/1/channels").asInt()).isEqualTo(2);
    assertThat(said.path("packaged_content")).isEmpty();
    assertThat(api.http().get("/uploads/" + id).json(200)).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/upload_input_content", "/upload", "/", "/library", "/api", "/title/1"})
  void get_page_html(String path) throws Exception {
    Answer answer = api.http().get(path).assertStatus(200);

    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.text()).contains("<html", "<title>", "lang=\"en\"");
  }

  @Test
  void upload_filmAndSubtitles_oneTitleWithLanguages() throws Exception {
    byte[] words = "WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n".getBytes(StandardCharsets.UTF_8);
    JsonNode said =
        api.upload(
            new Multipart()
                .field("title", "Ein Film – \"eins\" & <zwei>")
                .field("language.1", "de")
                .field("label.1", "Für Gehörlose")
                .field("role.1", "caption")
                .file("file", Clips.SAMPLE)
                .file("file", "wörter.vtt", words));

    assertThat(said.path("title").asText()).isEqualTo("Ein Film – \"eins\" & <zwei>");
    assertThat(said.at("/files/1/name").asText()).isEqualTo("wörter.vtt");
    assertThat(said.at("/files/1/label").asText()).isEqualTo("Für Gehörlose");
    assertThat(said.at("/files/1/role").asText()).isEqualTo("caption");
    long id = api.packageTitle(said.path("id").asLong(), "");
    String manifest = api.http().get(api.ready(id).path("url").asText()).text();
    assertThat(manifest).contains("lang=\"de\"", "Für Gehörlose", "value=\"caption\"");
  }

  @Test
  void packageTitle_asUsual_throughTheStatusesToReady() throws Exception {
    Answer answer = api.http().post("/packaged_content", "{\"input_content_id\": " + upload + "}");
    JsonNode accepted = answer.json(202);
    long id = accepted.path("packaged_content_id").asLong();

    assertThat(accepted.path("status").asText()).isEqualTo("Ingested");
    assertThat(accepted.path("hls_url").isNull()).isTrue();
    assertThat(accepted.path("status_url").asText()).endsWith("/packaged_content/" + id);
    assertThat(answer.header("Location")).isEqualTo(accepted.path("status_url").asText());
    JsonNode ready = api.ready(id);
    assertThat(ready.path("url").asText())
        .isEqualTo(platform.http().base() + "/videos/" + id + "/stream.mpd");
    assertThat(ready.path("hls_url").asText())
        .isEqualTo(platform.http().base() + "/videos/" + id + "/stream.m3u8");
    assertThat(ready.path("play_url").asText()).endsWith("/play/" + id);
    assertThat(ready.path("scheme").asText()).isEqualTo("cbcs");
    assertThat(ready.path("encrypt").asText()).isEqualTo("video");
    assertThat(ready.path("key_id").asText()).hasSize(32);
    assertThat(ready.path("progress").asDouble()).isEqualTo(1);
    assertThat(ready.path("attempts").asInt()).isEqualTo(1);
    String manifest = api.http().get(ready.path("url").asText()).text();
    assertThat(manifest).containsOnlyOnce("value=\"cbcs\"").contains("<MPD");
    assertThat(api.http().get(ready.path("hls_url").asText()).text()).startsWith("#EXTM3U");
    assertThat(api.http().get(ready.path("play_url").asText()).assertStatus(200).text())
        .contains("<video");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cens", "cbc1"})
  void packageTitle_schemeThatHlsHasNoFormFor_dashAlone(String scheme) throws Exception {
    long id = api.packageTitle(upload, "\"scheme\": \"" + scheme + "\"");

    JsonNode ready = api.ready(id);
    assertThat(api.http().get(ready.path("url").asText()).text()).contains("<MPD");
    assertThat(ready.path("hls_url").isNull()).isTrue();
    assertThat(api.files(id)).noneMatch(name -> name.endsWith(".m3u8"));
    api.http().get("/videos/" + id + "/stream.m3u8").refusal(404);
  }

  @ParameterizedTest
  @CsvSource({
    KEY + "," + KEY_ID,
    KEY_BASE64 + ", /wARIjNEVWZ3iJmqu8zd7g==",
    KEY_BASE64_URL + "," + KEY_ID_BASE64_URL,
    "FB1E8C9A4D7B2F60518273645F6E7D8C, ff001122-3344-5566-7788-99aabbccddee"
  })
  void packageTitle_eachFormOfKeys_theSameKey(String key, String keyId) throws Exception {
    Answer answer =
        api.http()
            .post(
                "/packaged_content",
                "{\"id\": " + upload + ", \"key\": \"" + key + "\", \"kid\": \"" + keyId + "\"}");
    long id = answer.json(202).path("packaged_content_id").asLong();

    assertThat(answer.text()).doesNotContainIgnoringCase(key);
    assertThat(api.ready(id).path("key_id").asText()).isEqualTo(KEY_ID);
    JsonNode licence =
        api.http().post("/keys/" + id, "{\"kids\": [\"" + KEY_ID_BASE64_URL + "\"]}").json(200);
    assertThat(licence.at("/keys/0/k").asText()).isEqualTo(KEY_BASE64_URL);
    assertThat(licence.at("/keys/0/kid").asText()).isEqualTo(KEY_ID_BASE64_URL);
    assertThat(licence.at("/keys/0/kty").asText()).isEqualTo("oct");
    assertThat(licence.path("type").asText()).isEqualTo("temporary");
  }

  @Test
  void keys_unknown_refused() throws Exception {
    long id = api.packageTitle(upload, "");
    String request = "{\"kids\": [\"" + KEY_ID_BASE64_URL + "\"]}";

    api.http().post("/keys/" + id, request).refusal(404);
    api.http().post("/keys/999999", request).refusal(404);
    api.http().post("/keys/" + id, "{\"kids\": 5}").refusal(400);
    api.http().post("/keys/" + id, "{}").refusal(404);
    api.http().post("/keys/" + id, "{\"kids\": null}").refusal(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"key\": \"00112233445566778899aabbccddee\"",
        "\"key\": \"00112233445566778899aabbccddeeff00\"",
        "\"key\": \"00112233445566778899aabbccddeexx\"",
        "\"key\": \"AAECAwQFBgcICQoLDA0OD%\"",
        "\"key\": \"\"",
        "\"kid\": \"00112233\"",
        "\"kid\": [1]",
        "\"scheme\": \"rot13\"",
        "\"encrypt\": \"images\"",
        "\"profile\": \"vod\"",
        "\"segment_seconds\": 0",
        "\"segment_seconds\": -4",
        "\"segment_seconds\": 1e300",
        "\"segment_seconds\": \"soon\"",
        "\"trick_play\": \"perhaps\"",
        "\"encrypt\": \"none\", \"key\": \"00112233445566778899aabbccddeeff\"",
        "\"colour\": \"red\""
      })
  void packageTitle_whatCannotBe_refusedWithoutTheKey(String wish) throws Exception {
    int before = api.http().get("/allEncoded").json(200).size();

    String sentence =
        api.http()
            .post("/packaged_content", "{\"input_content_id\": " + upload + ", " + wish + "}")
            .refusal(400);

    assertThat(sentence).doesNotContain("0011", "AAEC");
    assertThat(api.http().get("/allEncoded").json(200)).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "5", "\"x\"", "{} {}", "{\"input_content_id\": {}}"})
  void packageTitle_noObject_refused(String body) throws Exception {
    api.http().post("/packaged_content", body).refusal(400);
  }

  @Test
  void packageTitle_hugeBody_refused() throws Exception {
    api.http().post("/packaged_content", "[".repeat(1_000_000)).refusal(400);
    api.http().post("/packaged_content", "[".repeat(10_000)).refusal(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/packaged_content/999999",
        "/packaged_content/-1",
        "/packaged_content/film",
        "/packaged_content/99999999999999999999999",
        "/packaged_content/999999/files",
        "/uploads/999999",
        "/download/999999",
        "/videos/999999/stream.mpd",
        "/status/999999",
        "/status/00000000-0000-0000-0000-000000000000",
        "/nothing"
      })
  void get_unknown_404InASentence(String path) throws Exception {
    api.http().get(path).refusal(404);
  }

  @Test
  void packageTitle_unknownUpload_404() throws Exception {
    api.http().post("/packaged_content", "{\"input_content_id\": 999999}").refusal(404);
    api.http().post("/packaged_content", "{\"input_content_id\": -1}").refusal(404);
    api.http().post("/packaged_content/999999/cancel").refusal(404);
    api.http().post("/packaged_content/999999/retry").refusal(404);
    api.http().delete("/packaged_content/999999").refusal(404);
    api.http().delete("/uploads/999999").refusal(404);
  }

  @Test
  void list_newestFirstPageByPage() throws Exception {
    List<Long> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.add(0, api.upload(Clips.SAMPLE));
    }

    assertThat(api.http().get("/allUploaded?limit=many").refusal(400))
        .isEqualTo("limit: expected a whole number.");
    assertThat(ids(api.http().get("/allUploaded?limit=2").json(200)))
        .containsExactlyElementsOf(made.subList(0, 2));
    assertThat(ids(api.http().get("/allUploaded?limit=1&before=" + made.get(1)).json(200)))
        .containsExactly(made.get(2));
  }

  private static List<Long> ids(JsonNode uploads) {
    List<Long> ids = new ArrayList<>();
    uploads.forEach(one -> ids.add(one.path("input_content_id").asLong()));
    return ids;
  }

  @Test
  void packageTitle_manyTimes_eachOfItsOwn() throws Exception {
    long own = api.upload(Clips.SAMPLE);
    long live = api.packageTitle(own, "\"profile\": \"live\", \"segment_seconds\": 2");
    long clear = api.packageTitle(own, "\"encrypt\": \"none\"");

    assertThat(api.ready(live).path("segment_seconds").asDouble()).isEqualTo(2);
    assertThat(api.ready(clear).path("key_id").isNull()).isTrue();
    assertThat(api.files(live)).hasSizeGreaterThan(10).anyMatch(name -> name.endsWith(".m4s"));
    assertThat(api.files(clear))
        .contains("stream.mpd", "stream.m3u8")
        .filteredOn(name -> !name.endsWith(".m3u8"))
        .hasSize(3);
    JsonNode all = api.http().get("/uploads/" + own).json(200).path("packaged_content");
    assertThat(all).hasSize(2);
    assertThat(
            Set.of(
                all.at("/0/packaged_content_id").asLong(),
                all.at("/1/packaged_content_id").asLong()))
        .isEqualTo(Set.of(live, clear));
  }

  @Test
  void delete_uploadWithPackagings_allGone() throws Exception {
    long own = api.upload(Clips.SAMPLE);
    long packaged = api.packageTitle(own, "");
    String url = api.ready(packaged).path("url").asText();

    assertThat(api.http().delete("/uploads/" + own).assertStatus(204).bytes()).isEmpty();

    api.http().get(url).refusal(404);
    api.http().get("/packaged_content/" + packaged).refusal(404);
    api.http().get("/download/" + own).refusal(404);
  }

  @Test
  void cancelAndRetry_whatHasEnded_conflict() throws Exception {
    long packaged = api.packageTitle(upload, "");
    api.ready(packaged);

    api.http().post("/packaged_content/" + packaged + "/cancel").refusal(409);
    api.http().post("/packaged_content/" + packaged + "/retry").refusal(409);
  }

  @Test
  void operations_answers() throws Exception {
    assertThat(api.http().get("/health/live").assertStatus(200).text()).contains("alive");
    assertThat(api.http().get("/metrics").assertStatus(200).text()).contains("jvm_memory");
    assertThat(api.http().get("/openapi.json").assertStatus(200).text())
        .contains("/upload_input_content", "/packaged_content/{", "/encode");
    List<String> kinds = new ArrayList<>();
    api.http().get("/jobs").json(200).forEach(job -> kinds.add(job.path("kind").asText()));
    assertThat(kinds).contains("cleanup");
    api.http().delete("/metrics").refusal(405);
  }

  @Test
  void stop_asked_endsInPeaceAndKeepsAll() throws Exception {
    String all = api.http().get("/allUploaded").text();

    assertThat(platform.stop()).isIn(0, 143);
    platform = platform.restart();

    assertThat(api.http().get("/allUploaded").text()).isEqualTo(all);
    assertThat(platform.log()).doesNotContain(KEY, KEY_BASE64, KEY_BASE64_URL, " ERROR ");
  }
}
