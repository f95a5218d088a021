package io.github.fragmill.example.origin.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that takes whole bodies. */
public final class Web {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Web() {}

  /** Asks for a file, with header fields: name, value, name, value. */
  public static HttpResponse<byte[]> get(URI uri, String... fields)
      throws IOException, InterruptedException {
    return send("GET", uri, fields);
  }

  /** Sends a request without a body. */
  public static HttpResponse<byte[]> send(String method, URI uri, String... fields)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (fields.length > 0) {
      request.headers(fields);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Returns a body as text. */
  public static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** Returns a header field, or an empty text. */
  public static String field(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** Returns a figure of the metrics of a process; NaN when it is not there. */
  public static double figure(OriginProcess origin, String name)
      throws IOException, InterruptedException {
    Matcher line =
        Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$")
            .matcher(text(get(origin.uri("/metrics"))));
    return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
  }
}
