package io.github.fragmill.cli.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Responds to {@code GET} and {@code HEAD} from this computer with files or byte ranges.
 * Thread-safe.
 */
final class FileHandler implements HttpHandler {

  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int MISDIRECTED_REQUEST = 421;
  private static final long NO_BODY = -1;
  private static final String START_PAGE = "/player.html";

  private final ServedFolder folder;

  FileHandler(ServedFolder folder) {
    this.folder = folder;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!LocalHosts.isAddressed(exchange.getRequestHeaders())) {
        exchange.sendResponseHeaders(MISDIRECTED_REQUEST, NO_BODY);
        return;
      }
      Headers headers = exchange.getResponseHeaders();
      headers.set("Vary", "Origin");
      LocalHosts.origin(exchange.getRequestHeaders())
          .ifPresent(
              origin -> {
                headers.set("Access-Control-Allow-Origin", origin);
                headers.set("Access-Control-Expose-Headers", "Content-Range, Content-Length");
              });
      switch (exchange.getRequestMethod()) {
        case "GET", "HEAD" -> serve(exchange);
        case "OPTIONS" -> {
          headers.set("Access-Control-Allow-Methods", "GET, HEAD");
          headers.set("Access-Control-Allow-Headers", "Range");
          exchange.sendResponseHeaders(HttpURLConnection.HTTP_NO_CONTENT, NO_BODY);
        }
        default -> {
          headers.set("Allow", "GET, HEAD, OPTIONS");
          exchange.sendResponseHeaders(HttpURLConnection.HTTP_BAD_METHOD, NO_BODY);
        }
      }
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("");
    Optional<Path> file = path.startsWith("/") ? folder.find(path) : Optional.empty();
    if (file.isPresent()) {
      send(exchange, file.get());
    } else if (path.equals("/") && folder.find(START_PAGE).isPresent()) {
      exchange.getResponseHeaders().set("Location", START_PAGE);
      exchange.sendResponseHeaders(HttpURLConnection.HTTP_MOVED_TEMP, NO_BODY);
    } else {
      exchange.sendResponseHeaders(HttpURLConnection.HTTP_NOT_FOUND, NO_BODY);
    }
  }

  private static void send(HttpExchange exchange, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long sizeBytes = channel.size();
      Optional<ByteRange> asked = range(exchange.getRequestHeaders(), sizeBytes);
      ByteRange range = asked.orElse(ByteRange.all(sizeBytes));
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", ContentTypes.of(file.toString()));
      headers.set("Accept-Ranges", "bytes");
      headers.set("Cache-Control", "no-cache");
      asked.ifPresent(it -> headers.set("Content-Range", it.toContentRange(sizeBytes)));
      if (asked.isPresent() && !range.isSatisfiable()) {
        exchange.sendResponseHeaders(RANGE_NOT_SATISFIABLE, NO_BODY);
        return;
      }
      int status = asked.isPresent() ? HttpURLConnection.HTTP_PARTIAL : HttpURLConnection.HTTP_OK;
      if (exchange.getRequestMethod().equals("HEAD")) {
        headers.set("Content-Length", Long.toString(range.lengthBytes()));
        exchange.sendResponseHeaders(status, NO_BODY);
        return;
      }
      // For HttpExchange, a length of 0 means that the length is unknown.
      exchange.sendResponseHeaders(
          status, range.lengthBytes() == 0 ? NO_BODY : range.lengthBytes());
      copy(channel, range, exchange.getResponseBody());
    }
  }

  private static Optional<ByteRange> range(Headers headers, long sizeBytes) {
    // This server sends no entity tags, so a condition on one is never met.
    return headers.containsKey("If-Range")
        ? Optional.empty()
        : Optional.ofNullable(headers.getFirst("Range"))
            .flatMap(header -> ByteRange.parse(header, sizeBytes));
  }

  private static void copy(FileChannel file, ByteRange range, OutputStream body)
      throws IOException {
    WritableByteChannel target = Channels.newChannel(body);
    long position = range.startBytes();
    long end = position + range.lengthBytes();
    while (position < end) {
      long copied = file.transferTo(position, end - position, target);
      if (copied <= 0) {
        throw new IOException(
            "expected the file to end at byte " + end + ", found its end at byte " + position);
      }
      position += copied;
    }
  }
}
