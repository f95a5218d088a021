package io.github.fragmill.integration.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Gives ranges of one file, and notes which. */
final class RangeServer implements AutoCloseable {

  final List<String> requests = new CopyOnWriteArrayList<>();

  /** What it answers instead of a range: 200 for the range, 0 for nothing at all. */
  volatile int status = 200;

  private volatile byte[] content;
  private volatile String tag = "\"1\"";
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  RangeServer(byte[] content) throws IOException {
    this.content = content;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/film.mp4", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/film.mp4?sig=s3cret");
  }

  /** Another version takes the place of the file. */
  void replace(byte[] other) {
    content = other;
    tag = "\"2\"";
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (status == 0) {
      return; // the client waits
    }
    try (exchange) {
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(range);
      String condition = exchange.getRequestHeaders().getFirst("If-Match");
      boolean isOther = condition != null && !condition.equals(tag);
      if (status != 200 || isOther) {
        exchange.sendResponseHeaders(isOther ? 412 : status, -1);
        return;
      }
      String[] bounds = range.substring("bytes=".length()).split("-", -1);
      int from = Integer.parseInt(bounds[0]);
      int to = Math.min(content.length, Integer.parseInt(bounds[1]) + 1);
      exchange.getResponseHeaders().set("ETag", tag);
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
      exchange.sendResponseHeaders(206, to - from);
      exchange.getResponseBody().write(content, from, to - from);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
