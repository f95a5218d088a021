package io.github.fragmill.example.origin.server;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.example.origin.access.Access;
import io.github.fragmill.example.origin.access.AccessCheck;
import io.github.fragmill.origin.Origin;
import io.github.fragmill.origin.OriginRequest;
import io.github.fragmill.origin.OriginResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests: pages first, then files of titles to those who may have them. */
final class OriginHandler extends Handler.Abstract {

  private static final byte[] NOTHING = {};
  private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,18})(?:, immutable)?");

  private final Origin origin;
  private final AccessCheck access;
  private final Page pages;
  private final Observer observer;
  private final Drain drain;
  private final Map<String, String> crossOrigin;

  /**
   * @param crossOrigin fields for pages of other hosts that read an answer of this handler
   */
  OriginHandler(
      Origin origin,
      AccessCheck access,
      Page pages,
      Observer observer,
      Drain drain,
      Map<String, String> crossOrigin) {
    this.origin = origin;
    this.access = access;
    this.pages = pages;
    this.observer = observer;
    this.drain = drain;
    this.crossOrigin = Map.copyOf(crossOrigin);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    drain.begin();
    Request.addCompletionListener(request, failure -> drain.end());
    if (drain.isDraining()) {
      response.getHeaders().put("Connection", "close");
    }
    String path = request.getHttpURI().getPath();
    Optional<Answer> page =
        isRead(request)
            ? pages.answer(path, Optional.ofNullable(request.getHttpURI().getQuery()))
            : Optional.empty();
    if (page.isPresent()) {
      Answers.write(page.get(), request, response, callback);
      return true;
    }
    OriginRequest asked = OriginRequest.of(request.getMethod(), path, name -> field(request, name));
    Access found = access.check(asked);
    if (found.request().isEmpty()) {
      crossOrigin.forEach(response.getHeaders()::put);
      Answers.write(Answers.FORBIDDEN, request, response, callback);
      return true;
    }
    answer(found.request().get(), found.maxAge(), new Exchange(request, response, callback));
    return true;
  }

  private static boolean isRead(Request request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  private static @Nullable String field(Request request, String name) {
    List<String> values = request.getHeaders().getValuesList(name);
    return values.isEmpty() ? null : String.join(", ", values);
  }

  private record Exchange(Request request, Response response, Callback callback) {}

  private void answer(OriginRequest asked, Optional<Duration> maxAge, Exchange exchange)
      throws IOException {
    OriginResponse found = origin.handle(Compression.withPlainTags(asked));
    boolean isHandedOn = false;
    try {
      found.failure().ifPresent(it -> report(exchange, found.status(), it));
      exchange.response().setStatus(found.status());
      found.fields().forEach(exchange.response().getHeaders()::put);
      maxAge.ifPresent(it -> limitCacheTime(exchange.response(), it));
      Optional<byte[]> compressed = compressed(asked, found, exchange.response());
      if (compressed.isPresent() || found.remainingBytes() == 0) {
        boolean hasBody = compressed.isPresent() && !asked.method().equals("HEAD");
        exchange
            .response()
            .write(
                true, ByteBuffer.wrap(hasBody ? compressed.get() : NOTHING), exchange.callback());
        return;
      }
      isHandedOn = true;
      pump(found, exchange);
    } finally {
      if (!isHandedOn) {
        found.close();
      }
    }
  }

  /** Sets the fields of compression, and returns the body where it is compressed. */
  private Optional<byte[]> compressed(OriginRequest asked, OriginResponse found, Response response)
      throws IOException {
    HttpFields.Mutable fields = response.getHeaders();
    if (found.status() == HttpStatus.NOT_MODIFIED_304 && Compression.hasCompressed(asked)) {
      fields.put(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
      fields.put(HttpHeader.ETAG, Compression.tag(found.fields().getOrDefault("ETag", "")));
      return Optional.empty();
    }
    if (!Compression.isPossible(found)) {
      return Optional.empty();
    }
    fields.put(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
    if (found.status() != HttpStatus.OK_200
        || !Compression.isAccepted(asked.field("Accept-Encoding"))) {
      return Optional.empty();
    }
    byte[] bytes;
    try (OriginResponse whole = asked.method().equals("HEAD") ? get(asked) : found) {
      bytes = Compression.gzip(whole);
    }
    fields.put(HttpHeader.CONTENT_ENCODING, "gzip");
    fields.put(HttpHeader.CONTENT_LENGTH, bytes.length);
    fields.put(HttpHeader.ETAG, Compression.tag(found.fields().getOrDefault("ETag", "")));
    return Optional.of(bytes);
  }

  private OriginResponse get(OriginRequest head) {
    return origin.handle(OriginRequest.of("GET", head.rawPath()));
  }

  private void pump(OriginResponse found, Exchange exchange) {
    BodyPump.End end =
        new BodyPump.End() {
          @Override
          public void succeeded() {
            exchange.callback().succeeded();
          }

          @Override
          public void failed(Throwable reason) {
            end(exchange, reason);
          }
        };
    new BodyPump(found, exchange.request(), exchange.response(), end).iterate();
  }

  /** Says that a response failed; of one that has begun, by ending the connection. */
  private void end(Exchange exchange, Throwable reason) {
    Response response = exchange.response();
    if (response.isCommitted()) {
      if (reason instanceof FragmillException) {
        report(exchange, response.getStatus(), reason);
      }
      exchange.callback().failed(reason);
      return;
    }
    Answer answer = Answers.failure(reason);
    report(exchange, answer.status(), reason);
    response.reset();
    crossOrigin.forEach(response.getHeaders()::put);
    Answers.write(answer, exchange.request(), response, exchange.callback());
  }

  private void report(Exchange exchange, int status, Throwable reason) {
    observer.failed(access.loggedPath(exchange.request().getHttpURI().getPath()), status, reason);
  }

  /** Caches do not ask whether access has ended, so what they keep ends with it. */
  private static void limitCacheTime(Response response, Duration most) {
    String found = response.getHeaders().get(HttpHeader.CACHE_CONTROL);
    Matcher maxAge = MAX_AGE.matcher(found == null ? "" : found);
    if (maxAge.find() && Long.parseLong(maxAge.group(1)) > most.toSeconds()) {
      response
          .getHeaders()
          .put(HttpHeader.CACHE_CONTROL, maxAge.replaceFirst("max-age=" + most.toSeconds()));
    }
  }
}
