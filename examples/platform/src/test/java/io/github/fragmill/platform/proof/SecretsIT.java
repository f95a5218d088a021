package io.github.fragmill.platform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.process.Http;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.PlatformProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret comes into the log or onto the disk, whatever is done with it. */
final class SecretsIT {

  private static final String KEY = "c1a55e77a9d04b1e8f2b6d3c7e905a41";
  private static final String KEY_ID = "3f2e1d0c4b5a69788796a5b4c3d2e1f0";
  private static final String API_KEY = "an-api-key-that-nobody-guesses";
  private static final String CALLBACK_SECRET = "a-callback-secret-that-nobody-guesses";
  private static final String MASTER_KEY = "9d5c0b1a".repeat(8);
  private static final Path FILM = Path.of("../media/sample.mp4");

  private final Path data;

  SecretsIT(@TempDir Path folder) {
    this.data = folder.resolve("data");
  }

  @Test
  void secrets_whateverIsDoneWithThem_areNowhere() throws Exception {
    String log;
    Map<String, String> settings =
        Map.of(
            "FRAGMILL_API_KEY", API_KEY,
            "FRAGMILL_CALLBACK_SECRET", CALLBACK_SECRET,
            "FRAGMILL_MASTER_KEY", MASTER_KEY,
            "FRAGMILL_LOG_LEVEL", "DEBUG");
    try (PlatformProcess platform = Launch.in(data).with(settings).start()) {
      use(platform.http().with("Authorization", "Bearer " + API_KEY));
      platform.stop();
      log = platform.log();
    }
    assertThat(log).contains("packaging 1 is ready", "path=\"/keys/1\"");
    for (byte[] form : forms()) {
      String text = new String(form, StandardCharsets.ISO_8859_1);
      assertThat(log).doesNotContainIgnoringCase(text);
    }
    for (Path file : files()) {
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      for (byte[] form : forms()) {
        assertThat(bytes.contains(new String(form, StandardCharsets.ISO_8859_1)))
            .as("a secret in %s", data.relativize(file))
            .isFalse();
      }
    }
    assertThat(files()).hasSizeGreaterThan(3);
    assertThat(data.resolve("master.key")).doesNotExist();
  }

  private static void use(Http http) throws Exception {
    Api api = Api.of(http);
    long upload = api.upload(FILM);
    long packaging =
        api.packageTitle(upload, "\"key\": \"" + KEY + "\", \"kid\": \"" + KEY_ID + "\"");
    api.ready(packaging);
    String kid = base64Url(HexFormat.of().parseHex(KEY_ID));
    assertThat(http.post("/keys/" + packaging, "{\"kids\": [\"" + kid + "\"]}").text())
        .contains(base64Url(HexFormat.of().parseHex(KEY)));
    // In all the wrong places.
    for (String body :
        List.of(
            "{\"id\": 1, \"key\": \"" + KEY + "0\"}",
            "{\"id\": 1, \"kid\": \"" + KEY + "\", \"key\": \"" + KEY + "\"}",
            "{\"id\": 1, \"scheme\": \"" + KEY + "\"}",
            "{\"id\": \"" + KEY + "\"}",
            "{\"id\": 1, \"key\": {\"" + KEY + "\": 1}}",
            "{\"id\": 1, \"key\": \"" + KEY)) {
      assertThat(http.post("/packaged_content", body).refusal(400))
          .doesNotContainIgnoringCase(KEY.substring(0, 16));
    }
  }

  private static List<byte[]> forms() {
    List<byte[]> forms = new ArrayList<>();
    for (String hex : List.of(KEY, MASTER_KEY)) {
      byte[] raw = HexFormat.of().parseHex(hex);
      forms.add(raw);
      forms.add(hex.getBytes(StandardCharsets.US_ASCII));
      forms.add(base64Url(raw).getBytes(StandardCharsets.US_ASCII));
      forms.add(Base64.getEncoder().encode(raw));
    }
    forms.add(API_KEY.getBytes(StandardCharsets.US_ASCII));
    forms.add(CALLBACK_SECRET.getBytes(StandardCharsets.US_ASCII));
    return forms;
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
