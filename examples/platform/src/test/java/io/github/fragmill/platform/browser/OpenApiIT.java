package io.github.fragmill.platform.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fragmill.platform.process.Answer;
import io.github.fragmill.platform.process.Http;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.Multipart;
import io.github.fragmill.platform.process.PlatformProcess;
import io.github.fragmill.platform.process.Until;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The platform answers as its description says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenApiIT {

  private static final Path CLIP = Path.of("..", "media", "sample.mp4");

  private PlatformProcess platform;
  private Http http;
  private JsonNode api;

  @BeforeAll
  void makeATitle(@TempDir Path folder) throws Exception {
    platform = Launch.in(folder.resolve("data")).start();
    http = platform.http();
    api = http.get("/openapi.json").json();
    http.post("/upload", new Multipart().file("file", CLIP));
    http.post("/packaged_content", "{\"input_content_id\": 1}");
    Until.so(
        "the title is ready",
        () -> http.get("/packaged_content/1").json().get("status").asText().equals("Ready"));
  }

  @AfterAll
  void stop() {
    if (platform != null) {
      platform.close();
    }
  }

  @Test
  void answers_ofEachKind_haveTheFieldsThatAreDescribed() throws Exception {
    JsonNode upload = http.get("/uploads/1").json();
    assertFields("Upload", upload);
    assertFields("File", upload.at("/files/0"));
    assertFields("Track", upload.at("/tracks/0"));
    assertFields("Packaging", upload.at("/packaged_content/0"));
    assertFields("Upload", http.get("/allUploaded").json().get(0));
    assertFields("Packaging", http.get("/allEncoded").json().get(0));
    assertFields("OutputFile", http.get("/packaged_content/1/files").json().get(0));
    assertFields("Link", http.post("/packaged_content/1/links", "{}").json());
    assertFields("Session", http.get("/session").json());
    assertFields("Job", http.get("/jobs").json().get(0));
    assertFields("Error", http.get("/uploads/99").json());
  }

  private void assertFields(String schema, JsonNode answer) {
    JsonNode described = api.at("/components/schemas/" + schema + "/properties");
    assertThat(answer.fieldNames())
        .toIterable()
        .as(schema)
        .containsExactlyInAnyOrderElementsOf(described::fieldNames);
  }

  @Test
  void operations_thatOnlyRead_answerAsDescribed() throws Exception {
    int asked = 0;
    for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
      JsonNode responses = path.getValue().path("get").path("responses");
      if (responses.isObject() && !path.getKey().equals("/events")) {
        Answer answer = http.get(example(path.getKey()));
        assertThat(names(responses)).as(path.getKey()).contains(Integer.toString(answer.status()));
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(15);
  }

  private static String example(String path) {
    return path.replace("{id}", "1").replace("{file}", "stream.mpd").replace("{task_id}", "1");
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  @Test
  void description_underBothNames_isTheSame() throws Exception {
    assertThat(http.get("/static/openapi.json").json()).isEqualTo(api);
  }
}
