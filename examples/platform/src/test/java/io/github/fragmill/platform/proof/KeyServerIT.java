package io.github.fragmill.platform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.PlatformProcess;
import io.github.fragmill.platform.process.Until;
import io.github.fragmill.testing.keyserver.Fault;
import io.github.fragmill.testing.keyserver.SpekeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform whose keys are those of a key server: ffmpeg decrypts with what the server gave. */
final class KeyServerIT {

  private static final String HEADER_VALUE = "Bearer a-secret-of-the-operator";
  private static final Pattern KID = Pattern.compile("default_KID=\"([0-9a-fA-F-]+)\"");

  private static Path folder;
  private static SpekeServer server;
  private static PlatformProcess platform;
  private static Api api;
  private static long upload;

  private KeyServerIT() {}

  @BeforeAll
  static void start(@TempDir Path shared) throws Exception {
    folder = shared;
    server = SpekeServer.start();
    platform =
        Launch.in(folder.resolve("data"))
            .with(
                Map.of(
                    "FRAGMILL_SPEKE_URL", server.url().toString(),
                    "FRAGMILL_SPEKE_CONTRACT", "VIDEO-1,AUDIO-1",
                    "FRAGMILL_SPEKE_CONTENT_ID", "studio/{number}",
                    "FRAGMILL_SPEKE_HEADERS", "Authorization: " + HEADER_VALUE,
                    "FRAGMILL_ATTEMPTS", "2",
                    "FRAGMILL_RETRY_SECONDS", "1"))
            .start();
    api = Api.of(platform);
    upload = api.upload(Clips.SAMPLE);
  }

  @AfterAll
  static void stop() {
    platform.close();
    server.close();
  }

  @Test
  void packaged_keysOfTheServer_decryptAndAreNowhereHere() throws Exception {
    int before = server.requests().size();
    long id = api.packageTitle(upload, "\"encrypt\": \"all\"");

    JsonNode ready = api.ready(id);

    assertThat(ready.path("key_source").asText()).isEqualTo("key-server");
    assertThat(ready.path("content_id").asText()).isEqualTo("studio/" + upload);
    assertThat(ready.path("key_id").isNull()).isTrue();
    assertThat(server.requests()).hasSize(before + 1);
    assertThat(server.headers()).containsEntry("authorization", HEADER_VALUE);
    for (String kind : List.of("video", "audio")) {
      String stream = kind.charAt(0) + ":0";
      assertThat(Streams.packets(download(id, kind), stream, "-decryption_key", key(id, kind)))
          .isEqualTo(Streams.packets(Clips.SAMPLE, stream));
    }
    assertThat(api.http().get("/keys/" + id).json(200).path("key_source").asText())
        .isEqualTo("key-server");
    assertThat(api.http().post("/keys/" + id, "{\"kids\": [\"x\"]}").json(404).toString())
        .contains("licence servers");
    server.keys().values().forEach(KeyServerIT::requireKeyNowhere);
    requireNowhere(HEADER_VALUE);
  }

  /** The same title has the same keys again, because its content id is the same. */
  @Test
  void packaged_contentIdOfTheRequest_isAskedFor() throws Exception {
    long id = api.packageTitle(upload, "\"content_id\": \"film 17\", \"scheme\": \"cenc\"");

    assertThat(api.ready(id).path("content_id").asText()).isEqualTo("film 17");
    assertThat(server.requests()).anyMatch(it -> it.contains("contentId=\"film 17\""));
    assertThat(Streams.packets(download(id, "video"), "v:0", "-decryption_key", key(id, "video")))
        .isEqualTo(Streams.packets(Clips.SAMPLE, "v:0"));
    assertThat(Streams.packets(download(id, "audio"), "a:0"))
        .isEqualTo(Streams.packets(Clips.SAMPLE, "a:0"));
  }

  @Test
  void packaged_keyInTheRequest_isRefused() throws Exception {
    String key = "00112233445566778899aabbccddeeff";
    assertThat(
            api.http()
                .post(
                    "/packaged_content",
                    "{\"input_content_id\": " + upload + ", \"key\": \"" + key + "\"}")
                .json(400)
                .toString())
        .contains("keys come from the key server")
        .doesNotContain(key);
  }

  @Test
  void packaged_serverIsDown_failsByName() throws Exception {
    server.fault(Fault.ALWAYS_DOWN);
    try {
      long id = api.packageTitle(upload, "");
      JsonNode failed =
          Until.right(
              "the failure of packaging " + id,
              () -> api.packaging(id),
              state -> state.path("status").asText().equals("Failed"));

      assertThat(failed.path("failure_kind").asText()).isEqualTo("key-server");
      assertThat(failed.path("failure").asText()).contains("answered 500: no keys at this time");
      assertThat(failed.path("attempts").asInt()).isEqualTo(2);
      assertThat(api.files(id)).isEmpty();
    } finally {
      server.fault(Fault.NONE);
    }
  }

  private static String key(long id, String kind) throws Exception {
    String mpd = api.http().get("/videos/" + id + "/stream.mpd").assertStatus(200).text();
    String set =
        Stream.of(mpd.split("<AdaptationSet"))
            .filter(it -> it.contains("mimeType=\"" + kind))
            .findFirst()
            .orElseThrow();
    Matcher keyId = KID.matcher(set);
    assertThat(keyId.find()).as(set).isTrue();
    return server.keys().getOrDefault(keyId.group(1).toLowerCase(Locale.ROOT), "");
  }

  private static Path download(long id, String kind) throws Exception {
    String name =
        api.files(id).stream()
            .filter(file -> file.startsWith(kind) && file.endsWith(".mp4"))
            .findFirst()
            .orElseThrow();
    byte[] bytes = api.http().get("/videos/" + id + "/" + name).assertStatus(200).bytes();
    return Files.write(folder.resolve(id + "-" + name), bytes);
  }

  private static void requireKeyNowhere(String hex) {
    byte[] key = HexFormat.of().parseHex(hex);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    try {
      requireNowhere(hex, base64.encodeToString(key), new String(key, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireNowhere(String... secrets) throws IOException {
    String log = platform.log();
    assertThat(log).contains("ready at").doesNotContainIgnoringCase(secrets);
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).as(file.toString()).doesNotContainIgnoringCase(secrets);
      }
    }
  }
}
