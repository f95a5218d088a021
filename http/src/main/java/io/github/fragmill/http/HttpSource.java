package io.github.fragmill.http;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.source.ranged.RangedReader;
import io.github.fragmill.core.source.ranged.RangedReading;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A file on an HTTP server as a {@link Source}. It is read in ranges (RFC 9110, 14), each under the
 * condition that the file is still the one that was opened: a server must support ranges, and give
 * a strong entity tag or the time of the last change.
 *
 * <p>The query of the URL and the values of headers may be secrets: they are in no message, name or
 * {@link #toString}, and in no saved plan. Whoever lets others choose the URL decides which hosts
 * they may reach: nothing is checked here. Redirects are refused, unless the client follows them;
 * it then sends the headers to the next host, too.
 *
 * <p>Sources are equal when URL, headers and stamp are. Immutable and thread-safe.
 */
@CheckReturnValue
public final class HttpSource implements Source {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

  private final HttpObject object;
  private final Optional<String> location;
  private final Optional<SourceStamp> stamp;
  private final RangedReading reading;

  private HttpSource(
      HttpObject object,
      Optional<String> location,
      Optional<SourceStamp> stamp,
      RangedReading reading) {
    this.object = object;
    this.location = location;
    this.stamp = stamp;
    this.reading = reading;
  }

  /**
   * Returns the file at a URL, read with a {@linkplain #newClient() client} of its own. Where there
   * are many files, give them one client.
   *
   * @throws IllegalArgumentException as {@link #of(URI, HttpClient)} does
   */
  public static HttpSource of(URI url) {
    return of(url, newClient());
  }

  /**
   * Returns the file at a URL.
   *
   * @param url with the scheme {@code https}, or {@code http} where nobody is on the way; without
   *     user and fragment. A query may sign it
   * @param client sends the requests; its time-out of connections and its redirects apply
   * @throws IllegalArgumentException when the URL has another form
   */
  public static HttpSource of(URI url, HttpClient client) {
    Objects.requireNonNull(client, "client");
    HttpUrls.require(url);
    Optional<String> location = Optional.of(url.toString()).filter(it -> url.getRawQuery() == null);
    return new HttpSource(
        new HttpObject(url, client, HttpHeaders.none(), READ_TIMEOUT),
        location,
        Optional.empty(),
        RangedReading.standard());
  }

  /**
   * Returns a client that follows no redirects and waits 10 seconds for a connection. Its threads
   * end when nothing leads to it any more.
   */
  public static HttpClient newClient() {
    // Version 1.1 has a connection for each of several requests at once.
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECT_TIMEOUT)
        .build();
  }

  /**
   * Returns the same with a header in each request, for example {@code Authorization}.
   *
   * @throws IllegalArgumentException when the name or the value is not valid, or the header is one
   *     that this class sets
   */
  public HttpSource withHeader(String name, String value) {
    return with(
        new HttpObject(
            object.url(), object.client(), object.headers().with(name, value), object.timeout()));
  }

  /**
   * Returns the same with another time-out of reads.
   *
   * @param timeout how long to wait for the next bytes of an answer, more than 0; 30 seconds by
   *     default
   */
  public HttpSource withTimeout(Duration timeout) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("timeout: expected more than 0, found " + timeout);
    }
    return with(new HttpObject(object.url(), object.client(), object.headers(), timeout));
  }

  /**
   * Returns the same with the {@link #location()} that saved plans keep. By default it is the URL,
   * but for URLs with a query, which may be a signature: they have none.
   *
   * @param other from which the application makes a source again; without secrets
   */
  public HttpSource withLocation(String other) {
    return new HttpSource(object, Optional.of(other), stamp, reading);
  }

  /**
   * Returns the same as a version that is known, for example from a saved plan: opening it sends no
   * request, and reading is refused when the server has another version.
   *
   * @param known with the validator of the server
   */
  public HttpSource withStamp(SourceStamp known) {
    if (known.validator().isEmpty()) {
      throw new IllegalArgumentException("known: expected a stamp with a validator");
    }
    return new HttpSource(object, location, Optional.of(known.withoutLocalId()), reading);
  }

  /** Returns the same with other retries, blocks and requests at once. */
  public HttpSource withReading(RangedReading other) {
    return new HttpSource(object, location, stamp, Objects.requireNonNull(other, "other"));
  }

  private HttpSource with(HttpObject other) {
    return new HttpSource(other, location, stamp, reading);
  }

  /** Returns host and path. */
  @Override
  public String name() {
    return object.name();
  }

  @Override
  public Optional<String> location() {
    return location;
  }

  @Override
  public SourceReader open() throws SourceException {
    return stamp.isPresent()
        ? RangedReader.open(object, reading, stamp.get())
        : RangedReader.open(object, reading);
  }

  /** Sends no request: reading is refused when the server has another version. */
  @Override
  public SourceReader open(SourceStamp known) throws SourceException {
    return known.validator().isPresent()
        ? RangedReader.open(object, reading, known.withoutLocalId())
        : open();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpSource it
        && object.url().equals(it.object.url())
        && object.headers().equals(it.object.headers())
        && stamp.equals(it.stamp);
  }

  @Override
  public int hashCode() {
    return 31 * object.url().hashCode() + stamp.hashCode();
  }

  @Override
  public String toString() {
    return name();
  }
}
