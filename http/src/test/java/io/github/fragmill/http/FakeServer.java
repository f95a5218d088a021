package io.github.fragmill.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server on loopback that gives ranges as RFC 9110 has it, and fails as it is asked to. */
final class FakeServer implements AutoCloseable {

  static final String PATH = "/films/movie.mp4";

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

  /** Answers a request in place of the server. */
  @FunctionalInterface
  interface Fault {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** What the client has sent: {@code bytes=0-9} and the conditions. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** Used up one by one, after so many good answers. */
  final Deque<Fault> faults = new ArrayDeque<>();

  /** Answers every request, if there is one. */
  final Map<String, Fault> always = new ConcurrentHashMap<>();

  volatile byte[] content;
  volatile String tag = "\"v1\"";
  volatile String lastModified = "Tue, 15 Nov 1994 12:45:26 GMT";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  FakeServer(int sizeBytes) throws IOException {
    this.content = random(sizeBytes);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static byte[] random(int sizeBytes) {
    byte[] content = new byte[sizeBytes];
    new Random(sizeBytes).nextBytes(content);
    return content;
  }

  URI url(String pathAndQuery) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + pathAndQuery);
  }

  URI url() {
    return url(PATH);
  }

  byte[] part(int position, int bytes) {
    return Arrays.copyOfRange(content, position, position + bytes);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getRequestHeaders();
      requests.add(
          Stream.of("Range", "If-Match", "If-Unmodified-Since")
              .filter(headers::containsKey)
              .map(headers::getFirst)
              .collect(Collectors.joining(" ")));
      Fault fault;
      synchronized (faults) {
        fault = always.getOrDefault(exchange.getRequestURI().getPath(), faults.poll());
      }
      (fault == null ? (Fault) this::answer : fault).answer(exchange);
    }
  }

  void answer(HttpExchange exchange) throws IOException {
    Headers asked = exchange.getRequestHeaders();
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    describe(exchange);
    boolean isOther =
        differs(asked, "If-Match", tag) || differs(asked, "If-Unmodified-Since", lastModified);
    Matcher range = RANGE.matcher(asked.getFirst("Range"));
    if (isOther || !range.matches()) {
      exchange.sendResponseHeaders(isOther ? 412 : 400, -1);
      return;
    }
    int from = Integer.parseInt(range.group(1));
    int to = (int) Math.min(content.length, Long.parseLong(range.group(2)) + 1);
    if (from >= content.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
      byte[] page = "out of range".getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(416, page.length);
      exchange.getResponseBody().write(page);
      return;
    }
    setRange(exchange, from, to);
    exchange.sendResponseHeaders(206, to - from);
    exchange.getResponseBody().write(content, from, to - from);
  }

  private static boolean differs(Headers asked, String condition, String actual) {
    return asked.containsKey(condition) && !actual.equals(asked.getFirst(condition));
  }

  void describe(HttpExchange exchange) {
    if (!tag.isEmpty()) {
      exchange.getResponseHeaders().set("ETag", tag);
    }
    if (!lastModified.isEmpty()) {
      exchange.getResponseHeaders().set("Last-Modified", lastModified);
    }
  }

  void setRange(HttpExchange exchange, long from, long to) {
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + content.length);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
