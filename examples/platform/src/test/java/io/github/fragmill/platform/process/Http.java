package io.github.fragmill.platform.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Asks the platform over HTTP; immutable. Follows no redirects, keeps no cookies. */
public final class Http {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;
  private final Map<String, String> headers;

  Http(URI base) {
    this(base, Map.of());
  }

  private Http(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  /** Adds a header to what is asked. */
  public Http with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Http(base, all);
  }

  public URI base() {
    return base;
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer delete(String path) throws IOException, InterruptedException {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  public Answer post(String path) throws IOException, InterruptedException {
    return send("POST", path, BodyPublishers.noBody());
  }

  /** Posts JSON. */
  public Answer post(String path, String json) throws IOException, InterruptedException {
    return with("Content-Type", "application/json")
        .send("POST", path, BodyPublishers.ofString(json));
  }

  /** Posts a form with files. */
  public Answer post(String path, Multipart form) throws IOException, InterruptedException {
    return with("Content-Type", form.contentType()).send("POST", path, form.body());
  }

  /** Asks for anything. */
  public Answer send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    return new Answer(
        CLIENT.send(request(path).method(method, body).build(), BodyHandlers.ofByteArray()));
  }

  /** Returns the SHA-256 of an answer of any length, which must be 200. */
  public String sha256(String path) throws IOException, InterruptedException {
    var response = CLIENT.send(request(path).build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException(path + ": status " + response.statusCode());
      }
      return Digest.of(body);
    }
  }

  /** Returns the lines of an answer as they come; the caller closes them. */
  public Stream<String> lines(String path) throws IOException, InterruptedException {
    return CLIENT.send(request(path).build(), BodyHandlers.ofLines()).body();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : URI.create(base + path))
            .timeout(PATIENCE);
    headers.forEach(request::header);
    return request;
  }
}
