package io.github.fragmill.platform.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fragmill.platform.process.Answer;
import io.github.fragmill.platform.process.Http;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.Multipart;
import io.github.fragmill.platform.process.PlatformProcess;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, when an API key is set. */
final class AccessIT {

  private static final int FILM_MEGABYTES = 16;

  private static final String API_KEY = "an API key of this test";

  private static PlatformProcess platform;
  private static Http anonymous;
  private static Http authorized;
  private static long packaged;
  private static String licenceRequest;

  private AccessIT() {}

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    platform = Launch.in(folder.resolve("data")).with("FRAGMILL_API_KEY", API_KEY).start();
    anonymous = platform.http();
    authorized = anonymous.with("Authorization", "Bearer " + API_KEY);
    Api api = Api.of(authorized);
    packaged = api.packageTitle(api.upload(Clips.SAMPLE), "");
    byte[] keyId = HexFormat.of().parseHex(api.ready(packaged).path("key_id").asText());
    licenceRequest =
        "{\"kids\": [\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(keyId) + "\"]}";
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/allUploaded",
        "/allEncoded",
        "/uploads/1",
        "/download/1",
        "/packaged_content/1",
        "/packaged_content/1/files",
        "/play/1",
        "/play/1?token=x",
        "/jobs",
        "/metrics",
        "/events",
        "/status/1",
        "/",
        "/library",
        "//allUploaded",
        "/health/../allUploaded",
        "/static/../allUploaded",
        "/videos/../allUploaded",
        "/videos/%2e%2e/allUploaded",
        "/login/../allUploaded",
        "/login;/allUploaded",
        "/ALLUPLOADED"
      })
  void get_anonymous_isRefused(String path) throws Exception {
    Answer answer = anonymous.get(path);

    assertThat(answer.status()).as("%s", answer.text()).isBetween(400, 499);
    assertThat(answer.text()).doesNotContain("input_content_id", "sample", "<video");
  }

  @Test
  void get_anonymousBrowser_redirectsToTheLogin() throws Exception {
    Answer answer = anonymous.with("Accept", "text/html").get("/library").assertStatus(303);

    assertThat(answer.header("Location")).contains("/login?next=");
    assertThat(anonymous.get("/login").assertStatus(200).text()).contains("<form");
    assertThat(anonymous.get("/session").json(200).path("signed_in").asBoolean()).isFalse();
  }

  /**
   * More than fits between the two: a client that is refused while still sending must receive the
   * reason.
   */
  @Test
  void upload_anonymous_isRefusedWithTheReason() throws Exception {
    Multipart form =
        new Multipart()
            .file(
                "file",
                "film.mp4",
                Clips.paddedBytes(FILM_MEGABYTES),
                Clips.padded(1, FILM_MEGABYTES));

    anonymous.post("/upload", form).refusal(401);
  }

  @Test
  void change_anonymous_isRefused() throws Exception {
    anonymous.post("/upload", new Multipart().file("file", Clips.SAMPLE)).refusal(401);
    anonymous.post("/packaged_content", "{\"input_content_id\": 1}").refusal(401);
    anonymous.post("/keys/" + packaged, licenceRequest).refusal(401);
    anonymous.post("/encode", "{\"video_filename\": \"a.mp4\"}").refusal(401);
    anonymous.delete("/uploads/1").refusal(401);
    anonymous.post("/packaged_content/" + packaged + "/links", "{}").refusal(401);
    assertThat(authorized.get("/allUploaded").json(200)).hasSize(1);
  }

  @Test
  void key_eachWayToShowIt_letsIn() throws Exception {
    anonymous.with("X-API-Key", API_KEY).get("/allUploaded").json(200);
    authorized.get("/allUploaded").json(200);
    for (String wrong : List.of("", "x", API_KEY + "x", API_KEY.substring(1))) {
      anonymous.with("X-API-Key", wrong).get("/allUploaded").refusal(401);
      anonymous.with("Authorization", "Bearer " + wrong).get("/allUploaded").refusal(401);
    }
    anonymous.with("Authorization", "Basic " + API_KEY).get("/allUploaded").refusal(401);
  }

  @Test
  void signIn_rightKey_cookieThatScriptsCannotRead() throws Exception {
    Answer signedIn = signIn(API_KEY, "/title/7");
    String cookie = signedIn.header("Set-Cookie");

    assertThat(signedIn.header("Location")).endsWith("/title/7");
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(API_KEY);
    Http user = anonymous.with("Cookie", cookie.substring(0, cookie.indexOf(';')));
    assertThat(user.get("/allUploaded").json(200)).hasSize(1);
    assertThat(user.get("/session").json(200).path("signed_in").asBoolean()).isTrue();
  }

  @Test
  void signIn_wrongKey_noCookieAndNoWayOut() throws Exception {
    assertThat(signIn("wrong", "/").header("Set-Cookie")).isEmpty();
    for (String next : List.of("https://evil.example", "//evil.example", "/\\evil.example")) {
      assertThat(signIn(API_KEY, next).header("Location")).doesNotContain("evil");
    }
  }

  private static Answer signIn(String key, String next) throws Exception {
    String form =
        "key=" + URLEncoder.encode(key, UTF_8) + "&next=" + URLEncoder.encode(next, UTF_8);
    return anonymous
        .with("Content-Type", "application/x-www-form-urlencoded")
        .send("POST", "/login", BodyPublishers.ofString(form))
        .assertStatus(303);
  }

  @Test
  void link_anonymous_playsOneTitleOnly() throws Exception {
    JsonNode link = authorized.post("/packaged_content/" + packaged + "/links", "{}").json(201);
    String url = link.path("url").asText();
    String token = url.substring(url.indexOf('?'));

    assertThat(anonymous.get(url).assertStatus(200).text()).contains("<video");
    assertThat(anonymous.post("/keys/" + packaged + token, licenceRequest).json(200).path("keys"))
        .hasSize(1);
    anonymous.get("/videos/" + packaged + "/stream.mpd").assertStatus(200);
    anonymous.get("/play/" + (packaged + 1) + token).refusal(401);
    anonymous.post("/keys/" + (packaged + 1) + token, licenceRequest).refusal(401);
    anonymous.get("/allUploaded" + token).refusal(401);
    anonymous.get(url + "x").refusal(401);
    authorized.post("/packaged_content/" + packaged + "/links", "{\"hours\": 0}").refusal(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "http://localhost"})
  void change_foreignPage_refused(String origin) throws Exception {
    Http page = authorized.with("Origin", origin);

    page.post("/packaged_content", "{\"input_content_id\": 1}").refusal(403);
    page.post("/upload", new Multipart().file("file", Clips.SAMPLE)).refusal(403);
    page.delete("/uploads/1").refusal(403);
    assertThat(authorized.get("/allUploaded").json(200)).hasSize(1);
  }

  @Test
  void change_ownPage_allowed() throws Exception {
    authorized
        .with("Origin", platform.http().base().toString())
        .post("/packaged_content/" + packaged + "/links", "{}")
        .json(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/login", "/play/1", "/title/1", "/api", "/allUploaded", "/nothing"})
  void anyAnswer_safeHeaders(String path) throws Exception {
    Answer answer = authorized.get(path);

    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src", "frame-ancestors 'none'")
        .doesNotContain("unsafe-inline", "unsafe-eval", "*");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Referrer-Policy")).isNotEmpty();
    assertThat(answer.header("Server")).isEmpty();
  }

  @Test
  void log_everything_noSecrets() throws Exception {
    assertThat(platform.log()).doesNotContain(API_KEY);
  }
}
