package io.github.fragmill.platform.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.PlatformProcess;
import io.github.fragmill.platform.process.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a title with the commands that people paste. */
final class CurlIT {

  private static final int PADDING_BYTES = 2 << 20;

  private final Path folder;

  CurlIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void wayOfATitle_curl_works() throws Exception {
    Path film = film();
    try (PlatformProcess platform = Launch.in(folder.resolve("data")).start()) {
      String at = platform.http().base().toString();
      JsonNode upload = json("-F", "file=@" + film, at + "/upload_input_content");
      long id = upload.path("input_content_id").asLong();
      assertThat(upload.path("size_bytes").asLong()).isEqualTo(Files.size(film));
      JsonNode packaging =
          json(
              "-H",
              "Content-Type: application/json",
              "-d",
              "{\"input_content_id\": " + id + ", \"key\": \"AAECAwQFBgcICQoLDA0ODw\"}",
              at + "/packaged_content");
      Api.of(platform).ready(packaging.path("packaged_content_id").asLong());
      JsonNode ready = json(packaging.path("status_url").asText());

      Path got = folder.resolve("got");
      curl("-o", got.toString(), at + "/download/" + id);
      assertThat(got).hasSameBinaryContentAs(film);
      curl("-r", "4-7", "-o", got.toString(), at + "/download/" + id);
      assertThat(got).hasBinaryContent(Arrays.copyOfRange(Clips.sample(), 4, 8));
      assertThat(curl(ready.path("url").asText())).contains("<MPD");
      assertThat(json("-F", "file=@" + got, at + "/upload").path("error").asText()).endsWith(".");
    }
  }

  /** So large that curl asks first whether it may send (RFC 9110, 10.1.1). */
  private Path film() throws IOException {
    Path film = folder.resolve("film.mp4");
    Files.copy(Clips.SAMPLE, film);
    byte[] box = new byte[PADDING_BYTES];
    box[1] = PADDING_BYTES >> 16;
    System.arraycopy(new byte[] {'f', 'r', 'e', 'e'}, 0, box, 4, 4);
    Files.write(film, box, StandardOpenOption.APPEND);
    return film;
  }

  private static JsonNode json(String... arguments) throws IOException, InterruptedException {
    return new JsonMapper().readTree(curl(arguments));
  }

  private static String curl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(Requirement.program("curl").toString(), "--silent", "--show-error"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s", command).isZero();
    return answer;
  }
}
