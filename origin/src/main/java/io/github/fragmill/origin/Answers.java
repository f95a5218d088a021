package io.github.fragmill.origin;

import io.github.fragmill.core.error.BusyException;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.error.ProtectionMismatchException;
import io.github.fragmill.origin.internal.content.Content;
import io.github.fragmill.origin.internal.content.MemoryContent;
import io.github.fragmill.origin.internal.http.ByteRange;
import io.github.fragmill.origin.internal.http.Validators;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Makes responses of what was found. Immutable and thread-safe. */
final class Answers {

  static final String METHODS = "GET, HEAD, OPTIONS";

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration ABSENT_MAX_AGE = Duration.ofSeconds(2);
  private static final Duration PREFLIGHT_MAX_AGE = Duration.ofDays(1);

  private final Optional<String> allowedOrigin;

  /**
   * @param allowedOrigin whose pages may read responses, or empty for none but those of the same
   *     host
   */
  Answers(Optional<String> allowedOrigin) {
    this.allowedOrigin = allowedOrigin;
  }

  /** A file to answer with. */
  record Found(Content content, String mimeType, Validators validators, CacheTime cacheTime) {}

  /**
   * How long caches keep a file.
   *
   * @param isVersioned whether its address never means anything else
   */
  record CacheTime(Duration maxAge, boolean isVersioned) {

    String field() {
      return isVersioned
          ? "public, max-age=" + YEAR.toSeconds() + ", immutable"
          : "public, max-age=" + maxAge.toSeconds();
    }
  }

  /** Answers with a file or a part of it: 200, 206 or 416. The response closes the content. */
  OriginResponse file(OriginRequest request, Found found) {
    long size = found.content().sizeBytes();
    ByteRange range =
        found.validators().allowsRange(request.field("If-Range"))
            ? ByteRange.of(request.field("Range"), size)
            : ByteRange.whole(size);
    Map<String, String> fields = fields();
    fields.put("Accept-Ranges", "bytes");
    if (range.kind() == ByteRange.Kind.UNSATISFIABLE) {
      found.content().close();
      fields.put("Content-Range", "bytes */" + size);
      return text(request, 416, "the file has " + size + " bytes", fields, Optional.empty());
    }
    validate(fields, found.validators(), found.cacheTime());
    fields.put("Content-Type", found.mimeType());
    fields.put("Content-Length", Long.toString(range.sizeBytes()));
    boolean isPart = range.kind() == ByteRange.Kind.PART;
    if (isPart) {
      fields.put("Content-Range", "bytes " + range.from() + "-" + (range.to() - 1) + "/" + size);
    }
    return new OriginResponse(
        isPart ? 206 : 200,
        fields,
        found.content(),
        range.from(),
        isHead(request) ? range.from() : range.to(),
        Optional.empty());
  }

  /** Answers that the client has it already. */
  OriginResponse notModified(Validators validators, CacheTime cacheTime) {
    Map<String, String> fields = fields();
    validate(fields, validators, cacheTime);
    return empty(304, fields);
  }

  /** Answers that the file is not what the client demands. */
  OriginResponse preconditionFailed(OriginRequest request) {
    return text(request, 412, "the file is another one now", fields(), Optional.empty());
  }

  /** Sends the client to the address of a version. */
  OriginResponse redirect(OriginRequest request, String location, CacheTime cacheTime) {
    Map<String, String> fields = fields();
    fields.put("Location", location);
    fields.put("Cache-Control", cacheTime.field());
    return text(request, 307, location, fields, Optional.empty());
  }

  /** Answers what a browser asks before a request to another host. */
  OriginResponse preflight() {
    Map<String, String> fields = fields();
    fields.put("Allow", METHODS);
    if (allowedOrigin.isPresent()) {
      fields.put("Access-Control-Allow-Methods", METHODS);
      fields.put(
          "Access-Control-Allow-Headers",
          "Range, If-Range, If-Match, If-None-Match, If-Modified-Since, If-Unmodified-Since,"
              + " Authorization, Content-Type");
      fields.put("Access-Control-Max-Age", Long.toString(PREFLIGHT_MAX_AGE.toSeconds()));
    }
    return empty(204, fields);
  }

  /** Answers that the request is not one that an origin answers. */
  OriginResponse badRequest(OriginRequest request) {
    Map<String, String> fields = fields();
    fields.put("Cache-Control", "no-store");
    return text(request, 400, "the path is not that of a file", fields, Optional.empty());
  }

  /** Answers that there is no such file. */
  OriginResponse absent(OriginRequest request) {
    Map<String, String> fields = fields();
    fields.put("Cache-Control", new CacheTime(ABSENT_MAX_AGE, false).field());
    return text(request, 404, "there is no such file", fields, Optional.empty());
  }

  /** Answers that the method is none of an origin. */
  OriginResponse methodNotAllowed(OriginRequest request) {
    Map<String, String> fields = fields();
    fields.put("Allow", METHODS);
    return text(request, 405, "expected " + METHODS, fields, Optional.empty());
  }

  /** Answers that something failed. Clients get the kind of failure, and nothing of the reason. */
  OriginResponse failed(OriginRequest request, FragmillException failure) {
    Map<String, String> fields = fields();
    fields.put("Cache-Control", "no-store");
    if (failure instanceof BusyException || failure instanceof PackagingCancelledException) {
      fields.put("Retry-After", "1");
      return text(request, 503, "busy, try again", fields, Optional.of(failure));
    }
    if (failure instanceof ProtectionMismatchException) {
      return text(request, 500, "the title cannot be encrypted", fields, Optional.of(failure));
    }
    if (failure instanceof KeySourceException) {
      return isTimeout(failure)
          ? text(request, 504, "the key server does not answer", fields, Optional.of(failure))
          : text(request, 502, "the keys of the title are missing", fields, Optional.of(failure));
    }
    return isTimeout(failure)
        ? text(request, 504, "the source does not answer", fields, Optional.of(failure))
        : text(request, 502, "the title cannot be read", fields, Optional.of(failure));
  }

  private static boolean isTimeout(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof HttpTimeoutException
          || each instanceof InterruptedIOException
          || each instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    if (allowedOrigin.isPresent()) {
      fields.put("Access-Control-Allow-Origin", allowedOrigin.get());
      fields.put("Access-Control-Expose-Headers", "Content-Length, Content-Range, ETag, Date");
    }
    return fields;
  }

  private static void validate(
      Map<String, String> fields, Validators validators, CacheTime cacheTime) {
    fields.put("ETag", validators.entityTag());
    validators.lastModifiedField().ifPresent(it -> fields.put("Last-Modified", it));
    fields.put("Cache-Control", cacheTime.field());
  }

  private static OriginResponse empty(int status, Map<String, String> fields) {
    return new OriginResponse(
        status, fields, new MemoryContent(ByteBuffer.allocate(0)), 0, 0, Optional.empty());
  }

  private static OriginResponse text(
      OriginRequest request,
      int status,
      String text,
      Map<String, String> fields,
      Optional<FragmillException> failure) {
    byte[] bytes = (text + '\n').getBytes(StandardCharsets.UTF_8);
    fields.put("Content-Type", TEXT);
    fields.put("Content-Length", Integer.toString(bytes.length));
    return new OriginResponse(
        status,
        fields,
        new MemoryContent(ByteBuffer.wrap(bytes)),
        0,
        isHead(request) ? 0 : bytes.length,
        failure);
  }

  private static boolean isHead(OriginRequest request) {
    return request.method().equals("HEAD");
  }
}
