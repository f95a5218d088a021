package io.github.fragmill.origin;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an origin needs of an HTTP request. Immutable, and as thread-safe as the function that it
 * reads fields with.
 *
 * <pre>{@code
 * OriginRequest.of(request.getMethod(), request.getRequestURI(), request::getHeader) // a servlet
 * }</pre>
 */
@CheckReturnValue
public final class OriginRequest {

  private final String method;
  private final String rawPath;
  private final Function<String, @Nullable String> fields;

  private OriginRequest(String method, String rawPath, Function<String, @Nullable String> fields) {
    this.method = Objects.requireNonNull(method, "method");
    this.rawPath = Objects.requireNonNull(rawPath, "rawPath");
    this.fields = Objects.requireNonNull(fields, "fields");
  }

  /**
   * Makes a request.
   *
   * @param method {@code GET}, {@code HEAD} or {@code OPTIONS}; others are answered with 405
   * @param rawPath the path as it was sent, percent-encoded, without query, and without what stands
   *     before the name of the title: {@code /film/video-1080/7.m4s}
   * @param fields returns the value of a header field by its name, or null when the request has no
   *     such field; several of one name joined by commas
   */
  public static OriginRequest of(
      String method, String rawPath, Function<String, @Nullable String> fields) {
    return new OriginRequest(method, rawPath, fields);
  }

  /** Makes a request of a method and a path, without header fields. */
  public static OriginRequest of(String method, String rawPath) {
    return of(method, rawPath, Map.of());
  }

  /**
   * Makes a request of a map of header fields; upper and lower case in their names are the same.
   */
  public static OriginRequest of(String method, String rawPath, Map<String, String> fields) {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(fields);
    return new OriginRequest(method, rawPath, byName::get);
  }

  /** Returns the method. */
  public String method() {
    return method;
  }

  /** Returns the path, percent-encoded. */
  public String rawPath() {
    return rawPath;
  }

  /** Returns the value of a header field, or empty. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.apply(name));
  }

  /** Returns method and path. */
  @Override
  public String toString() {
    return method + " " + rawPath;
  }
}
