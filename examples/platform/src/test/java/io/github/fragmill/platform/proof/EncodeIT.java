package io.github.fragmill.platform.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.PlatformProcess;
import io.github.fragmill.platform.process.Requirement;
import io.github.fragmill.platform.process.Until;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film of the input storage becomes a ladder, and a callback is sent. */
@Tag("any-jdk")
final class EncodeIT {

  private static final String SECRET = "a secret of this test";

  private final Path folder;
  private final Path data;

  EncodeIT(@TempDir Path folder) {
    this.folder = folder;
    this.data = folder.resolve("data");
  }

  private record Callback(String id, String timestamp, String signature, String body) {}

  /** Says the first time that it is not well. */
  private static HttpServer receiver(List<Callback> received) throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), /* backlog= */ 10);
    server.createContext(
        "/callback",
        exchange -> {
          received.add(callback(exchange));
          exchange.sendResponseHeaders(received.size() == 1 ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static Callback callback(HttpExchange exchange) throws IOException {
    return new Callback(
        exchange.getRequestHeaders().getFirst("Fragmill-Callback-Id"),
        exchange.getRequestHeaders().getFirst("Fragmill-Timestamp"),
        exchange.getRequestHeaders().getFirst("Fragmill-Signature"),
        new String(exchange.getRequestBody().readAllBytes(), UTF_8));
  }

  @Test
  void encode_film_ladderPackagedAndCallbackSigned() throws Exception {
    Requirement.program("ffmpeg");
    Files.createDirectories(data.resolve("input"));
    Files.copy(Clips.SAMPLE, data.resolve("input").resolve("example.mp4"));
    List<Callback> received = new CopyOnWriteArrayList<>();
    HttpServer receiver = receiver(received);
    try (PlatformProcess platform =
        Launch.in(data)
            .with("FRAGMILL_LADDER", "360:500,180:150")
            .with("FRAGMILL_RETRY_SECONDS", "1")
            .with("FRAGMILL_CALLBACK_PRIVATE", "true")
            .with("FRAGMILL_CALLBACK_SECRET", SECRET)
            .start()) {
      Api api = Api.of(platform);
      String callback = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/callback";
      String task =
          api.http()
              .post(
                  "/encode",
                  "{\"video_filename\": \"example.mp4\", \"callback_url\": \"" + callback + "\"}")
              .json(202)
              .path("task_id")
              .asText();
      JsonNode end =
          Until.right(
              "the end of encoding",
              () -> api.http().get("/status/" + task).json(200),
              state -> !state.path("status").asText().equals("processing"));

      assertThat(end.path("status").asText()).as("%s", end).isEqualTo("completed");
      assertThat(api.http().get(end.path("url").asText()).assertStatus(200).text())
          .contains("height=\"360\"", "height=\"180\"", "value=\"cbcs\"");
      assertThat(api.http().get(end.path("hls_url").asText()).assertStatus(200).text())
          .contains("RESOLUTION=640x360", "RESOLUTION=320x180");
      Until.so("a second try of the callback", () -> received.size() == 2);
      assertGenuine(received.get(0), task);
      assertGenuine(received.get(1), task);
      assertThat(new JsonMapper().readTree(received.get(1).body())).isEqualTo(end);
    } finally {
      receiver.stop(0);
    }
  }

  private static void assertGenuine(Callback callback, String task) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    byte[] sum = mac.doFinal((callback.timestamp() + "." + callback.body()).getBytes(UTF_8));

    assertThat(callback.id()).contains(task);
    assertThat(callback.signature()).isEqualTo("v1=" + HexFormat.of().formatHex(sum));
  }

  @Test
  void encode_whatCannotBe_refusedInASentence() throws Exception {
    Requirement.program("ffmpeg");
    try (PlatformProcess platform = Launch.in(data).start()) {
      Api api = Api.of(platform);
      api.upload(Clips.SAMPLE);
      Files.copy(Clips.SAMPLE, data.resolve("input").resolve("example.mp4"));
      for (String name : List.of("none.mp4", "../master.key", "uploads", "", "a\\u0000b")) {
        api.http().post("/encode", "{\"video_filename\": \"" + name + "\"}").refusal(404);
      }
      api.http().post("/encode", "{}").refusal(400);
      for (String url :
          List.of(
              "ftp://example.com/",
              "file:///etc/passwd",
              "http://127.0.0.1:9/",
              "http://localhost/",
              "http://[::1]/",
              "http://10.0.0.1/",
              "http://169.254.169.254/latest/meta-data",
              "http://2130706433/",
              "http://user:word@example.com/",
              "no address")) {
        api.http()
            .post(
                "/encode",
                "{\"video_filename\": \"example.mp4\", \"callback_url\": \"" + url + "\"}")
            .refusal(400);
      }
    }
  }

  @Test
  void encode_withoutFfmpeg_saysWhatIsMissing() throws Exception {
    try (PlatformProcess platform =
        Launch.in(data).with("FRAGMILL_FFMPEG", folder.resolve("none").toString()).start()) {
      Api api = Api.of(platform);

      assertThat(api.http().post("/encode", "{\"video_filename\": \"a.mp4\"}").refusal(503))
          .containsIgnoringCase("ffmpeg");
      JsonNode session = api.http().get("/session").json(200);
      assertThat(session.path("can_encode").asBoolean()).isFalse();
      assertThat(session.path("encode_missing").asText()).containsIgnoringCase("ffmpeg");
      api.ready(api.packageTitle(api.upload(Clips.SAMPLE), ""));
    }
  }
}
