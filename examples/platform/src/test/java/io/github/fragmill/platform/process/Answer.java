package io.github.fragmill.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What the platform answered. */
public final class Answer {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpResponse<byte[]> response;

  Answer(HttpResponse<byte[]> response) {
    this.response = response;
  }

  public int status() {
    return response.statusCode();
  }

  /** Returns a header, or nothing between two quotes. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public byte[] bytes() {
    return response.body();
  }

  public String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public JsonNode json() throws IOException {
    return JSON.readTree(response.body());
  }

  /** Fails unless it has this status. */
  public Answer assertStatus(int expected) {
    assertThat(status()).as("%s: %s", response.request(), text()).isEqualTo(expected);
    return this;
  }

  /** Fails unless it is JSON with this status, and returns it. */
  public JsonNode json(int expectedStatus) throws IOException {
    assertStatus(expectedStatus);
    assertThat(header("Content-Type")).startsWith("application/json");
    return json();
  }

  /**
   * Fails unless it refuses, with one sentence as the platform's errors have it.
   *
   * @return the sentence
   */
  public String refusal(int expectedStatus) throws IOException {
    String sentence = json(expectedStatus).path("error").asText();
    assertThat(sentence)
        .as("%s: %s", response.request(), text())
        .isNotBlank()
        .endsWith(".")
        .hasSizeLessThan(400)
        .doesNotContain("\n", "Exception", "null");
    return sentence;
  }
}
