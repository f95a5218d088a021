package io.github.fragmill.platform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fragmill.platform.process.Answer;
import io.github.fragmill.platform.process.Http;
import io.github.fragmill.platform.process.Multipart;
import io.github.fragmill.platform.process.PlatformProcess;
import io.github.fragmill.platform.process.Until;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What users ask of the platform, in its own words. */
final class Api {

  private static final Set<String> ENDS = Set.of("Ready", "Failed", "Cancelled");

  private final Http http;

  private Api(Http http) {
    this.http = http;
  }

  static Api of(PlatformProcess platform) {
    return new Api(platform.http());
  }

  static Api of(Http http) {
    return new Api(http);
  }

  Http http() {
    return http;
  }

  /** Uploads one film, and returns its number. */
  long upload(Path film) throws IOException, InterruptedException {
    return upload(new Multipart().file("file", film)).path("input_content_id").asLong();
  }

  /** Uploads a form, and returns what is said of it. */
  JsonNode upload(Multipart form) throws IOException, InterruptedException {
    return http.post("/upload_input_content", form).json(201);
  }

  /**
   * Asks for a packaging, and returns its number.
   *
   * @param options fields that follow the upload's number, without braces; may be empty
   */
  long packageTitle(long uploadId, String options) throws IOException, InterruptedException {
    String more = options.isEmpty() ? "" : ", " + options;
    Answer answer =
        http.post("/packaged_content", "{\"input_content_id\": " + uploadId + more + "}");
    return answer.json(202).path("packaged_content_id").asLong();
  }

  JsonNode packaging(long id) throws IOException, InterruptedException {
    return http.get("/packaged_content/" + id).json(200);
  }

  /** Waits until a packaging has ended well. */
  JsonNode ready(long id) throws Exception {
    JsonNode end =
        Until.right(
            "the end of packaging " + id,
            () -> packaging(id),
            state -> ENDS.contains(state.path("status").asText()));
    assertThat(end.path("status").asText()).as("%s", end).isEqualTo("Ready");
    return end;
  }

  /** Returns what is in the library. */
  JsonNode uploads() throws IOException, InterruptedException {
    return http.get("/allUploaded").json(200);
  }

  /** Returns the names of a packaged title's files. */
  List<String> files(long packagingId) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    http.get("/packaged_content/" + packagingId + "/files")
        .json(200)
        .forEach(file -> names.add(file.path("name").asText()));
    return names;
  }

  /** Fails unless a packaging is not ready, and nobody can see anything of it. */
  void assertUnseen(long packagingId) throws IOException, InterruptedException {
    JsonNode state = packaging(packagingId);
    assertThat(state.path("status").asText()).isNotIn(ENDS);
    assertThat(state.path("url").isNull()).as("%s", state).isTrue();
    assertThat(state.path("hls_url").isNull()).as("%s", state).isTrue();
    assertThat(files(packagingId)).isEmpty();
    assertThat(http.get("/videos/" + packagingId + "/stream.mpd").status()).isEqualTo(404);
  }
}
