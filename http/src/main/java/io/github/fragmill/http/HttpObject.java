package io.github.fragmill.http;

import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.core.source.ranged.RangeAnswer;
import io.github.fragmill.core.source.ranged.RangedObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * A file on an HTTP server. Immutable and thread-safe.
 *
 * @param timeout how long to wait for the next bytes
 */
record HttpObject(URI url, HttpClient client, HttpHeaders headers, Duration timeout)
    implements RangedObject {

  private static final int PARTIAL_CONTENT = 206;

  @Override
  public String name() {
    return HttpUrls.name(url);
  }

  @Override
  public SourceStamp readFirst(ByteBuffer destination) throws IOException {
    int maxBytes = destination.remaining();
    HttpRequest request = request(0, maxBytes).build();
    return new RangeExchange<>(
            info -> {
              SourceStamp stamp = answer(info).requireFirst(name(), maxBytes);
              int bytes = (int) Math.min(maxBytes, stamp.sizeBytes());
              return new RangeExchange.Head<>(stamp, bytes);
            },
            destination)
        .send(client, request, timeout);
  }

  @Override
  public void read(SourceStamp stamp, long positionBytes, ByteBuffer destination)
      throws IOException {
    int bytes = destination.remaining();
    HttpRequest.Builder request = request(positionBytes, bytes);
    stamp.validator().ifPresent(it -> request.header(condition(it), it));
    new RangeExchange<>(
            info -> {
              answer(info).require(name(), stamp, positionBytes, bytes);
              return new RangeExchange.Head<>(stamp, bytes);
            },
            destination)
        .send(client, request.build(), timeout);
  }

  private HttpRequest.Builder request(long positionBytes, int bytes) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Range", "bytes=" + positionBytes + "-" + (positionBytes + bytes - 1))
            .header("Accept-Encoding", "identity");
    headers.addTo(request);
    return request;
  }

  /** An entity tag is in quotation marks; what else identifies a version is a time. */
  private static String condition(String validator) {
    return isStrongTag(validator) ? "If-Match" : "If-Unmodified-Since";
  }

  private static boolean isStrongTag(String validator) {
    return validator.startsWith("\"");
  }

  private RangeAnswer answer(ResponseInfo info) throws SourceException {
    Optional<String> encoding =
        info.headers()
            .firstValue("Content-Encoding")
            .filter(it -> info.statusCode() == PARTIAL_CONTENT && !it.equals("identity"));
    if (encoding.isPresent()) {
      throw new SourceException(
          "cannot read "
              + name()
              + ": the server sends it as "
              + encoding.get()
              + ", not as it is");
    }
    return new RangeAnswer(
        info.statusCode(),
        info.headers().firstValue("Content-Range"),
        info.headers().firstValueAsLong("Content-Length"),
        info.headers()
            .firstValue("ETag")
            .filter(HttpObject::isStrongTag)
            .or(() -> info.headers().firstValue("Last-Modified").filter(it -> !it.isBlank())));
  }
}
