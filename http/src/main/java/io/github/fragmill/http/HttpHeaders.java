package io.github.fragmill.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The headers that an application adds to requests. Immutable and thread-safe. */
final class HttpHeaders {

  private static final Set<String> OURS =
      Set.of("range", "accept-encoding", "if-match", "if-unmodified-since", "if-range");

  /** By name in small letters. */
  private final Map<String, String> values;

  private HttpHeaders(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  static HttpHeaders none() {
    return new HttpHeaders(Map.of());
  }

  /**
   * Returns the same with another header.
   *
   * @throws IllegalArgumentException when it is not valid; the message does not repeat its value
   */
  HttpHeaders with(String name, String value) {
    String plainName = name.toLowerCase(Locale.ROOT);
    if (OURS.contains(plainName)) {
      throw new IllegalArgumentException("header " + name + ": it is set for each request");
    }
    try {
      HttpRequest.newBuilder(URI.create("https://localhost")).header(name, value);
    } catch (IllegalArgumentException e) {
      // Without the cause: its message repeats the value.
      throw new IllegalArgumentException("header: the name or the value is not valid");
    }
    Map<String, String> more = new HashMap<>(values);
    more.put(plainName, value);
    return new HttpHeaders(more);
  }

  void addTo(HttpRequest.Builder request) {
    for (Map.Entry<String, String> each : values.entrySet()) {
      request.header(each.getKey(), each.getValue());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpHeaders it && values.equals(it.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Returns the names. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
